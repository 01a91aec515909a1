using System.Collections.Frozen;

namespace Renderer.Pdf.Reading;

/// <summary>The operators of content streams (annex A) and their operands, a letter each: n number, N name, s string, a array, d dictionary or name.</summary>
/// <remarks>Without inline images, shadings, type 3 fonts and word spacing over single bytes, which nothing here writes.</remarks>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["b"] = "", ["B"] = "", ["b*"] = "", ["B*"] = "", ["c"] = "nnnnnn", ["d"] = "an", ["f"] = "", ["f*"] = "", ["h"] = "", ["i"] = "n", ["j"] = "n", ["J"] = "n",
        ["l"] = "nn", ["m"] = "nn", ["M"] = "n", ["n"] = "", ["re"] = "nnnn", ["s"] = "", ["S"] = "", ["v"] = "nnnn", ["w"] = "n", ["W"] = "", ["W*"] = "", ["y"] = "nnnn",
        ["g"] = "n", ["G"] = "n", ["k"] = "nnnn", ["K"] = "nnnn", ["rg"] = "nnn", ["RG"] = "nnn", ["cs"] = "N", ["CS"] = "N", ["gs"] = "N", ["ri"] = "N",
        ["q"] = "", ["Q"] = "", ["cm"] = "nnnnnn", ["Do"] = "N",
        ["BT"] = "", ["ET"] = "", ["Tc"] = "n", ["Td"] = "nn", ["TD"] = "nn", ["Tf"] = "Nn", ["Tj"] = "s", ["TJ"] = "a", ["TL"] = "n", ["Tm"] = "nnnnnn", ["Tr"] = "n", ["Ts"] = "n", ["Tz"] = "n", ["T*"] = "",
        ["BMC"] = "N", ["BDC"] = "Nd", ["EMC"] = "", ["MP"] = "N", ["DP"] = "Nd",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an operator takes; null for one that is not known.</summary>
    public static string? Operands(string name) => Table.GetValueOrDefault(name);

    /// <summary>Whether operands are of these kinds.</summary>
    public static bool Fit(ReadOnlySpan<PdfValue> operands, string kinds)
    {
        if (operands.Length != kinds.Length) return false;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (!Fits(operands[i], kinds[i])) return false;
        }

        return true;
    }

    private static bool Fits(PdfValue operand, char kind) => kind switch
    {
        'n' => operand.IsNumber,
        'N' => operand.Kind == PdfKind.Name,
        's' => operand.Kind == PdfKind.String,
        'a' => operand.Kind == PdfKind.Array,
        _ => operand.Kind is PdfKind.Dictionary or PdfKind.Name,
    };
}
