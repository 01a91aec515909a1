namespace Renderer.Pdf.Reading;

/// <summary>The fonts of a file, each read once however many pages use it.</summary>
internal sealed class FontShelf(ParsedFile file, FaultList faults)
{
    private readonly Dictionary<int, ReadFont?> _fonts = [];

    /// <summary>The font of a name in a page's resources; null when it was read and found unusable.</summary>
    /// <exception cref="PdfSyntaxException">The resources do not have it.</exception>
    public ReadFont? Of(PdfDictionary? resources, string name)
    {
        var number = resources?[name].Reference ?? 0;
        if (number == 0) throw new PdfSyntaxException($"the font {name} is not among the page's resources");
        if (!_fonts.TryGetValue(number, out var font)) _fonts.Add(number, font = ReadFont.Read(file, number, faults));
        return font;
    }
}
