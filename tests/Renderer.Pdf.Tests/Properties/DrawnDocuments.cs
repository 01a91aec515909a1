using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Properties;

/// <summary>Makes up paged documents that no layout would make: odd places and sizes, runs in all directions, empty pages, deep structure.</summary>
internal sealed class DrawnDocuments(Random random)
{
    private const int DeepestStructure = 60;

    private static readonly StructureType[] Types = [.. Enum.GetValues<StructureType>().Where(type => type != StructureType.Document)];

    private static readonly string[] Addresses = ["https://example.org/", "https://例子.cn/a b?x=(1)\\", "mailto:a@b.cn", "tel:+86", "https://example.org/" + new string('x', 3000)];

    private readonly DocumentBuilder _document = new();
    private int _elements = 1;

    public static PagedDocument Any(Random random) => new DrawnDocuments(random).Document();

    private PagedDocument Document()
    {
        _document.Properties = new(Words(), Pick(["zh-CN", "en", ""]), Words(), Words(), random.Next(2) == 0 ? null : Words());
        AddStructure();
        var pages = random.Next(1, 6);
        for (var page = 0; page < pages; page++) AddPage(pages);
        for (var i = random.Next(4); i > 0; i--) _document.Bookmark(random.Next(1, 7), Words(), random.Next(pages), Place());
        return _document.Build();
    }

    private void AddStructure()
    {
        var parent = 0;
        for (var i = random.Next(1, DeepestStructure); i > 0; i--)
        {
            // Pre-order: a new element hangs on the last one or on one of its ancestors, here simply on the last or the root.
            if (random.Next(8) == 0) parent = 0;
            var type = Types[random.Next(Types.Length)];
            parent = _document.Element(type, parent, e => e with
            {
                Level = type == StructureType.Heading ? random.Next(1, 7) : 0,
                Id = random.Next(6) == 0 ? $"(章 {_elements}" : null,
                Language = random.Next(6) == 0 ? "en-GB" : null,
                AlternativeText = type is StructureType.Figure or StructureType.Link ? Words() : null,
                Expansion = random.Next(9) == 0 ? Words() : null,
                RowSpan = type is StructureType.TableCell or StructureType.TableHeader ? random.Next(1, 3) : 1,
                ColumnSpan = type is StructureType.TableCell or StructureType.TableHeader ? random.Next(1, 3) : 1,
                Scope = (HeaderScope)random.Next(4),
                Headers = type == StructureType.TableCell && random.Next(3) == 0 ? ["h(1)", "甲"] : [],
            });
            _elements++;
        }
    }

    private void AddPage(int pages)
    {
        var page = random.Next(5) == 0 ? _document.Page(random.Next(3, 14_400), random.Next(3, 14_400)) : _document.Page();
        for (var i = random.Next(12); i > 0; i--) AddTo(page);
        for (var i = random.Next(3); i > 0; i--)
        {
            var isInside = random.Next(2) == 0;
            page.Link(new LinkArea(Place(), Place(), Math.Abs(Place()), random.Next(30), isInside ? null : Pick(Addresses), isInside ? random.Next(pages) : -1, isInside ? Place() : 0, random.Next(-1, _elements)));
        }
    }

    private void AddTo(PageBuilder page)
    {
        var color = new Color((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
        switch (random.Next(8))
        {
            case 0:
                page.Fill(new Fill(Place(), Place(), Place(), Place(), color), random.Next(-1, _elements));
                break;
            case 1:
                page.Line(Place(), Place(), Place(), Place(), random.NextDouble() * 9, color, (LineStyle)random.Next(3));
                break;
            case 2:
                page.Image(random.Next(2) == 0 ? Pictures.Png(random) : Pictures.Jpeg(random), Place(), Place(), random.Next(1, 300), random.Next(1, 300), random.Next(-1, _elements));
                break;
            default:
                AddRun(page, color);
                break;
        }
    }

    private void AddRun(PageBuilder page, Color color)
    {
        var face = Alphabet.Face(random);
        var size = random.Next(9) == 0 ? random.Next(1, 500) : random.Next(12, 80) / 2.0;
        var glyphs = random.Next(12) == 0 ? [] : Glyphs(face, size);
        page.Glyphs(glyphs, new GlyphRun(_document.Font(face), size, Place(), Place(), color, 0, 0) { Direction = (RunDirection)random.Next(3) }, random.Next(-1, _elements));
    }

    private IEnumerable<Glyph> Glyphs(FontFace face, double size)
    {
        foreach (var rune in Alphabet.Text(random, face, 30).EnumerateRunes())
        {
            var id = face.GlyphOf(rune.Value);
            var advance = face.AdvanceOf(id) * size / face.UnitsPerEm + random.Next(8) switch { 0 => random.NextDouble() * 9, 1 => -size * random.NextDouble(), _ => 0 };
            yield return new Glyph(id, (float)advance, random.Next(9) == 0 ? (float)(random.NextDouble() - 0.5) : 0, rune.Value);
        }
    }

    // Most things stand on the page; some beside it, and some where no page is.
    private double Place() => random.Next(12) switch { 0 => random.Next(-3000, 3000) / 7.0, 1 => random.Next(2) == 0 ? 30_000.123 : -30_000, _ => random.NextDouble() * 500 };

    private string Words() => random.Next(4) switch { 0 => "(a\\b) <&> \r\n\t\u0001", 1 => "𠅤 年报", _ => Alphabet.Text(random, ShippedFonts.Serif, 12) };

    private string Pick(string[] values) => values[random.Next(values.Length)];
}
