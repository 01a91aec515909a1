using System.Collections.Frozen;

namespace Renderer.Pdf.Reading;

/// <summary>The operators of content streams (annex A) and their operands, a letter each: n number, N name, s string, a array, d dictionary or name.</summary>
/// <remarks>Colours are set by pattern names only. Without inline images, shadings outside of patterns, type 3 fonts and word spacing over single bytes, which nothing here writes.</remarks>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, string> Table = Rows()
        .SelectMany(row => row.Operators.Split(' ').Select(name => KeyValuePair.Create(name, row.Operands)))
        .ToFrozenDictionary(StringComparer.Ordinal);

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

    private static IEnumerable<OperatorRow> Rows() =>
    [
        new("", "b B b* B* f f* h n s S W W* q Q BT ET T* EMC"),
        new("n", "i j J M w g G Tc TL Tr Ts Tz"),
        new("nn", "l m Td TD"),
        new("nnn", "rg RG"),
        new("nnnn", "re v y k K"),
        new("nnnnnn", "c cm Tm"),
        new("an", "d"),
        new("N", "cs CS gs ri Do BMC MP"),
        new("Nn", "Tf"),
        new("Nd", "BDC DP"),
        new("N", "scn SCN"),
        new("s", "Tj"),
        new("a", "TJ"),
    ];

    private sealed record OperatorRow(string Operands, string Operators);
}
