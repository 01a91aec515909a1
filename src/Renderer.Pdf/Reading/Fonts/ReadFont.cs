using Renderer.Layout.Fonts;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Fonts;

/// <summary>A composite font (9.7) as the file has it: what its codes mean and how wide they are.</summary>
internal sealed class ReadFont
{
    private readonly double[] _widths;
    private readonly long[] _met;

    private ReadFont(UnicodeMap texts, double[] widths) => (Texts, _widths, _met) = (texts, widths, new long[widths.Length]);

    /// <summary>How many glyphs the embedded program has.</summary>
    public int GlyphCount => _widths.Length;

    public UnicodeMap Texts { get; }

    /// <summary>The face it was found to stand for; null before.</summary>
    public FontFace? Face { get; set; }

    /// <summary>Width of a code in thousandths of the font size.</summary>
    public double WidthOf(int code) => _widths[code];

    public ReadOnlySpan<double> Widths => _widths;

    /// <summary>What a code was found to stand for, so that it need not be compared each time; 0 before.</summary>
    public ref long Met(int code) => ref _met[code];

    /// <summary>Reads a font of a page's resources; null with its faults noted when it cannot be used.</summary>
    public static ReadFont? Read(ParsedFile file, int number, VerificationDepth depth, FaultList faults)
    {
        var passing = file.Decoder.Passing;
        var start = passing.Length;
        try
        {
            var font = file[number];
            if (!file.Get(font, "Subtype"u8).IsName("Type0"u8) || !file.Get(font, "Encoding"u8).IsName("Identity-H"u8)) throw new PdfSyntaxException("not read: the font is not composite with Identity-H");
            var kids = file.Get(font, "DescendantFonts"u8).Items;
            var cidFont = file.Resolve(kids[0]);
            if (kids.Count != 1 || !cidFont.IsDictionary) throw new PdfSyntaxException("the font has not one descendant");
            var map = file.Get(font, "ToUnicode"u8);
            if (!map.IsStream) throw new PdfSyntaxException("the font has no ToUnicode map: its text cannot be copied or searched");
            var texts = UnicodeMap.Read(file.Decoder.Decode(map, passing));
            passing.Length = start;
            var program = EmbeddedProgram.Read(file, cidFont, texts.Count, depth);
            passing.Length = start;
            var widths = new double[program.GlyphCount];
            Array.Fill(widths, file.Get(cidFont, "DW"u8) is { IsNumber: true } width ? width.Number : 1000);
            ReadWidths(file, file.Get(cidFont, "W"u8), widths);
            program.CheckWidths(widths, texts);
            return new(texts, widths);
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(number, fault.Message);
            return null;
        }
        finally
        {
            passing.Length = start;
        }
    }

    // 9.7.4.3: "first [w w w]" or "first last w".
    private static void ReadWidths(ParsedFile file, PdfValue array, double[] widths)
    {
        // Each code once: ranges over all codes, a thousand times, would never end.
        var left = 0x10000;
        var items = array.Items.GetEnumerator();
        while (items.MoveNext())
        {
            if (items.Current.Integer is not (>= 0 and { } first) || !items.MoveNext()) throw CannotBeRead();
            if (file.Resolve(items.Current) is { Kind: PdfKind.Array } list)
            {
                foreach (var width in list.Items)
                {
                    if (left-- == 0) throw CannotBeRead();
                    Set(widths, first++, width.Number);
                }
            }
            else
            {
                if (items.Current.Integer is not { } last || last < first || (left -= last - first + 1) < 0 || !items.MoveNext()) throw CannotBeRead();
                for (var code = first; code <= last; code++) Set(widths, code, items.Current.Number);
            }
        }
    }

    private static void Set(double[] widths, int code, double width)
    {
        if ((uint)code < (uint)widths.Length) widths[code] = width;
    }

    private static PdfSyntaxException CannotBeRead() => new("the font's widths (W) cannot be read, or are more than it can have codes");
}
