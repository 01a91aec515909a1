using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>Fonts cut out of shipped ones: the glyphs of a text under their own numbers, with all tables of the font, so that they shape as it does.</summary>
internal static class SmallFonts
{
    private static readonly string[] Kept = ["head", "hhea", "maxp", "OS/2", "hmtx", "name", "GDEF", "GSUB", "GPOS", "vhea", "vmtx", "VORG", "BASE", "cvt ", "fpgm", "prep"];

    /// <summary>One with TrueType outlines.</summary>
    public static byte[] TrueType(FontFace face, string text)
    {
        var outlines = (TrueTypeOutlines)face.Outlines;
        var used = Closure(outlines, text.EnumerateRunes().Select(rune => face.GlyphOf(rune.Value)));
        var (glyf, loca) = (new MemoryStream(), new int[face.GlyphCount + 1]);
        for (var glyph = 0; glyph < face.GlyphCount; glyph++)
        {
            if (used.Contains((ushort)glyph)) glyf.Write(outlines.GlyphOf((ushort)glyph));
            loca[glyph + 1] = (int)glyf.Length;
        }
        var head = face.TableOf("head").ToArray();
        head[51] = 1;
        return WithTables(face, text, rune => face.GlyphOf(rune.Value)).With("head", head).With("glyf", glyf.ToArray()).With("loca", FontBuilder.Longs(loca)).Build();
    }

    /// <summary>One with CFF outlines: the program that a PDF embeds, with the tables that it leaves out. Glyphs are numbered by code point.</summary>
    public static byte[] Cff(FontFace face, string text)
    {
        var document = new DocumentBuilder();
        document.Page().Text(text, 0, 50, document.Element(Renderer.Layout.Pages.StructureType.Paragraph), face);
        var cff = PdfStreams.Find(new PdfWriter(new PdfOptions()).Write(document.Build(), new("small", null)), "/CIDFontType0C");
        var runes = text.EnumerateRunes().Distinct().Order().ToList();
        var count = runes.Count + 1;
        return WithTables(face, text, rune => runes.IndexOf(rune) + 1).Without("glyf").Without("loca").Without("GPOS").Without("vmtx").Without("vhea")
            .With("maxp", FontBuilder.Words(0, 0x5000, count)).With("hhea", FontBuilder.Words(1, 0, 800, -200, 100, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1))
            .With("hmtx", FontBuilder.Words([1000, .. new int[count]])).With("CFF ", cff).Build(0x4F54544F);
    }

    private static FontBuilder WithTables(FontFace face, string text, Func<Rune, int> glyphOf)
    {
        var font = new FontBuilder();
        foreach (var tag in Kept)
        {
            if (face.TableOf(tag) is { IsEmpty: false } table) font.With(tag, table.ToArray());
        }
        var groups = text.EnumerateRunes().Distinct().Order().Select(rune => (rune.Value, rune.Value, glyphOf(rune)));
        return font.With("cmap", FontBuilder.Cmap(3, 10, FontBuilder.Format12([.. groups])));
    }

    private static HashSet<ushort> Closure(TrueTypeOutlines outlines, IEnumerable<ushort> glyphs)
    {
        var (used, open) = (new HashSet<ushort>(), new Stack<ushort>(glyphs));
        while (open.TryPop(out var glyph))
        {
            if (!used.Add(glyph)) continue;
            foreach (var part in TrueTypeOutlines.ComponentsOf(outlines.GlyphOf(glyph))) open.Push(part.Glyph);
        }
        return used;
    }
}
