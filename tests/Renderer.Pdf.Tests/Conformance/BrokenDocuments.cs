using Renderer.Layout.Pages;
using Renderer.Pdf.Conformance;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Conformance;

/// <summary>For every demand that a document can fail, documents that fail it and nothing else. The ledgers and the code are held to this list.</summary>
internal static class BrokenDocuments
{
    private static readonly Origin Place = new(7, 3);

    public static IReadOnlyDictionary<string, BrokenDocument> All { get; } = new Dictionary<string, BrokenDocument>
    {
        ["no title"] = new(Clause.Title, Page(b => b.Properties = b.Properties with { Title = " " }), HasPlace: false),
        ["no structure"] = new(Clause.Content, Page() with { Structure = [], Pages = [new DocumentBuilder().Page().Build()] }, HasPlace: false),
        ["no language"] = new(Clause.Language, Page(b => b.Properties = b.Properties with { Language = "" }), HasPlace: false),
        ["no language tag"] = new(Clause.Language, Page(b => b.Properties = b.Properties with { Language = "zh_CN" }), HasPlace: false),
        ["no language tag of a stretch"] = new(Clause.Language, Page(b => Placed(b, StructureType.Span, e => e with { Language = "en-untranslatable" }))),
        ["a row without a table"] = new(Clause.Nesting, Page(b => Placed(b, StructureType.TableRow))),
        ["an item without a list"] = new(Clause.Nesting, Page(b => Placed(b, StructureType.ListItem))),
        ["a paragraph in a list"] = new(Clause.Nesting, Page(b => Placed(b, StructureType.Paragraph, parent: b.Element(StructureType.List)))),
        ["two heads"] = new(Clause.Nesting, Table(StructureType.TableHead, StructureType.TableHead, StructureType.TableBody)),
        ["a head without a body"] = new(Clause.Nesting, Table(StructureType.TableHead)),
        ["a caption between rows"] = new(Clause.Nesting, Table(StructureType.TableBody, StructureType.Caption, StructureType.TableBody)),
        ["text in a row"] = new(Clause.Nesting, TextIn(StructureType.TableRow)),
        ["a short row"] = new(Clause.RegularTable, Rows([[Head(), Head()], [Head()]])),
        ["a long row"] = new(Clause.RegularTable, Rows([[Head()], [Head(), Head()]])),
        ["a cell over another"] = new(Clause.RegularTable, Rows([[Head(), Head(rows: 2)], [Head(columns: 2)]])),
        ["a cell below the table"] = new(Clause.RegularTable, Rows([[Head(), Head()], [Head(), Head(rows: 2)]])),
        ["no alternative text"] = new(Clause.Figure, Page(b => Placed(b, StructureType.Figure))),
        ["h2 first"] = new(Clause.Headings, Page(b => Placed(b, StructureType.Heading, e => e with { Level = 2 }))),
        ["h3 after h1"] = new(Clause.Headings, Page(b => { b.Element(StructureType.Heading, with: e => e with { Level = 1 }); Placed(b, StructureType.Heading, e => e with { Level = 3 }); })),
        ["no header"] = new(Clause.TableHeaders, Rows([[Cell()]])),
        ["no header in reach"] = new(Clause.TableHeaders, Rows([[Cell(), Head()], [Head(), Cell()]])),
        ["an unknown header"] = new(Clause.TableHeaders, Rows([[Head()], [Cell() with { Headers = ["nowhere"] }]])),
        ["a link in a paragraph"] = new(Clause.Links, Linked()),
        ["no character"] = new(Clause.Unicode, Shown(new Glyph(5, 10, 0, 0))),
        ["a private character"] = new(Clause.PrivateUse, Shown(new Glyph(5, 10, 0, 0xE0A1))),
        ["a private character on plane 15"] = new(Clause.PrivateUse, Shown(new Glyph(5, 10, 0, 0xF0001))),
        ["a private character in a cluster"] = new(Clause.PrivateUse, Shown(new Glyph(5, 10, 0, Glyph.FirstCluster)) with { Clusters = ["a\uE001"] }),
        [".notdef"] = new(Clause.Notdef, Shown(new Glyph(0, 10, 0, '一'))),
        ["CMYK"] = new(Clause.DeviceColours, Pictured()),
        ["a large page"] = new(Clause.Limits, Page(b => b.Page(20_000, 100)), HasPlace: false),
        ["a small page"] = new(Clause.Limits, Page(b => b.Page(100, 2)), HasPlace: false),
        ["a long text"] = new(Clause.Limits, Page(b => Placed(b, StructureType.Figure, e => e with { AlternativeText = new string('一', 16_383) }))),
    };

    /// <summary>A page with a paragraph that keeps every standard, changed.</summary>
    public static PagedDocument Page(Action<DocumentBuilder>? change = null)
    {
        var builder = new DocumentBuilder();
        builder.Page().Text("一", 90, 90, builder.Element(StructureType.Paragraph));
        change?.Invoke(builder);
        return builder.Build();
    }

    public static StructureElement Head(int rows = 1, int columns = 1) =>
        new() { Type = StructureType.TableHeader, Parent = 0, Origin = Place, Scope = HeaderScope.Column, RowSpan = rows, ColumnSpan = columns };

    public static StructureElement Cell() => new() { Type = StructureType.TableCell, Parent = 0, Origin = Place };

    /// <summary>A table of these rows of cells.</summary>
    public static PagedDocument Rows(StructureElement[][] rows) => Page(b =>
    {
        var table = b.Element(StructureType.Table, with: At);
        foreach (var row in rows)
        {
            var parent = b.Element(StructureType.TableRow, table, At);
            foreach (var cell in row)
                b.Element(cell.Type, parent, _ => cell with { Parent = parent });
        }
    });

    private static StructureElement At(StructureElement element) => element with { Origin = Place };

    private static void Placed(DocumentBuilder builder, StructureType type, Func<StructureElement, StructureElement>? with = null, int parent = 0) =>
        builder.Element(type, parent, e => At(with is null ? e : with(e)));

    private static PagedDocument Table(params StructureType[] parts) => Page(b =>
    {
        var table = b.Element(StructureType.Table, with: At);
        foreach (var part in parts)
            b.Element(part, table);
    });

    private static PagedDocument TextIn(StructureType type) => Page(b =>
    {
        var row = b.Element(type, b.Element(StructureType.Table), At);
        b.Page().Text("一", 90, 90, row);
    });

    private static PagedDocument Linked() => Page(b =>
    {
        var paragraph = b.Element(StructureType.Paragraph, with: At);
        b.Page().Link(new LinkArea(0, 0, 10, 10, "https://example.com/", -1, 0, paragraph));
    });

    private static PagedDocument Shown(Glyph glyph) => Page(b =>
    {
        var paragraph = b.Element(StructureType.Paragraph, with: At);
        b.Page().Glyphs([glyph], new GlyphRun(b.Font(ShippedFonts.Serif), 16, 90, 90, default, 0, 0), paragraph);
    });

    private static PagedDocument Pictured() => Page(b => b.Page().Image(new JpegBuilder(8, 8, 4).Build((_, _) => 0), 0, 0, 10, 10));
}

/// <summary>A document and the demand it fails.</summary>
/// <param name="Clause">The demand.</param>
/// <param name="Document">The document.</param>
/// <param name="HasPlace">Whether the fault has a place in the HTML.</param>
internal sealed record BrokenDocument(Clause Clause, PagedDocument Document, bool HasPlace = true);
