using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Fonts;

/// <summary>The fonts of a file, each read once however many pages use it.</summary>
internal sealed class FontShelf(ParsedFile file, VerificationDepth depth, FaultList faults)
{
    private readonly Dictionary<int, ReadFont?> _fonts = [];

    /// <summary>The font of a name in a page's resources; null when it was read and found unusable.</summary>
    /// <exception cref="PdfSyntaxException">The resources do not have it.</exception>
    public ReadFont? Of(PdfValue resources, ReadOnlySpan<byte> name)
    {
        var number = resources[name].Reference;
        if (number == 0) throw new PdfSyntaxException($"the font {System.Text.Encoding.Latin1.GetString(name)} is not among the page's resources");
        if (!_fonts.TryGetValue(number, out var font)) _fonts.Add(number, font = ReadFont.Read(file, number, depth, faults));
        return font;
    }
}
