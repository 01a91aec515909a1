namespace Renderer.Pdf.Reading;

/// <summary>A composite font (9.7) as the file has it: what its codes mean and how wide they are.</summary>
internal sealed class ReadFont
{
    private readonly UnicodeMap _texts;
    private readonly Dictionary<int, double> _widths;
    private readonly double _defaultWidth;

    private ReadFont(UnicodeMap texts, Dictionary<int, double> widths, double defaultWidth) => (_texts, _widths, _defaultWidth) = (texts, widths, defaultWidth);


    /// <summary>How many glyphs the embedded program has.</summary>
    public int GlyphCount { get; private init; }

    public string? TextOf(int code) => _texts[code];

    /// <summary>Width of a code in thousandths of the font size.</summary>
    public double WidthOf(int code) => _widths.TryGetValue(code, out var width) ? width : _defaultWidth;

    /// <summary>Reads a font of a page's resources; null with its faults noted when it cannot be used.</summary>
    public static ReadFont? Read(ParsedFile file, int number, FaultList faults)
    {
        try
        {
            var font = file[number].Dictionary;
            if (file.Get(font, "Subtype").Name != "Type0" || file.Get(font, "Encoding").Name != "Identity-H") throw new PdfSyntaxException("the font is not composite with Identity-H");
            var kids = file.Get(font, "DescendantFonts").Items;
            if (kids.Length != 1 || file.Resolve(kids[0]).Dictionary is not { } cidFont) throw new PdfSyntaxException("the font has not one descendant");
            if (file.Get(font, "ToUnicode").Stream is not { } map) throw new PdfSyntaxException("the font has no ToUnicode map: its text cannot be copied or searched");
            var program = EmbeddedProgram(file, file.Get(cidFont, "FontDescriptor").Dictionary);
            return new(UnicodeMap.Read(file.Decoder.Decode(map), file.Names), Widths(file, file.Get(cidFont, "W")), file.Get(cidFont, "DW") is { IsNumber: true } width ? width.Number : 1000)
            {
                GlyphCount = program,
            };
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(number, fault.Message);
            return null;
        }
    }

    private static int EmbeddedProgram(ParsedFile file, PdfDictionary? descriptor)
    {
        if (file.Get(descriptor, "FontFile2").Stream is { } trueType) return FontProgramReader.GlyphsOfTrueType(file.Decoder.Decode(trueType).Span);
        if (file.Get(descriptor, "FontFile3").Stream is { } cff) return FontProgramReader.GlyphsOfCff(file.Decoder.Decode(cff).Span);
        throw new PdfSyntaxException("the font is not embedded");
    }

    // 9.7.4.3: "first [w w w]" or "first last w".
    private static Dictionary<int, double> Widths(ParsedFile file, PdfValue array)
    {
        var widths = new Dictionary<int, double>();
        var items = array.Items;
        // Each code once: ranges over all codes, a thousand times, would never end.
        var left = 0x10000;
        for (var i = 0; i < items.Length;)
        {
            if (items[i].Integer is not { } first || i + 1 >= items.Length) throw new PdfSyntaxException("the font's widths (W) cannot be read");
            if (file.Resolve(items[i + 1]) is { Kind: PdfKind.Array } list)
            {
                left -= list.Items.Length;
                for (var index = 0; index < list.Items.Length; index++) widths[first + index] = list.Items[index].Number;
                i += 2;
            }
            else
            {
                if (i + 2 >= items.Length || items[i + 1].Integer is not { } last || last < first || (left -= last - first + 1) < 0) throw new PdfSyntaxException("the font's widths (W) cannot be read");
                for (var code = first; code <= last; code++) widths[code] = items[i + 2].Number;
                i += 3;
            }

            if (left < 0) throw new PdfSyntaxException("the font's widths (W) are more than it can have codes");
        }

        return widths;
    }
}
