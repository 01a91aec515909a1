using System.Globalization;
using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Reports.Proofs;

/// <summary>Pages as text to read in a difference: each baseline with the pieces of text on it, then rules, boxes, pictures and links; points, rounded to 0.1.</summary>
internal sealed class PageLayout
{
    private readonly PagedDocument _document;
    private readonly StringBuilder _text = new();
    private string _face = "";

    private PageLayout(PagedDocument document) => _document = document;

    public static string Describe(PagedDocument document)
    {
        var layout = new PageLayout(document);
        foreach (var (index, page) in document.Pages.Index()) layout.Add(page, index + 1);
        return layout._text.ToString();
    }

    private void Add(Page page, int number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"== page {number}, {At(page.Width)} x {At(page.Height)}\n");
        _face = "";
        foreach (var line in page.Runs.Where(run => run.Direction == RunDirection.Horizontal).GroupBy(run => At(run.Baseline)).OrderBy(line => line.First().Baseline)) AddLine(page, [.. line.OrderBy(run => run.X)]);
        foreach (var run in page.Runs.Where(run => run.Direction != RunDirection.Horizontal)) AddVertical(page, run);
        AddRules("horizontal rules, y:", page.Lines.Where(l => At(l.Y1) == At(l.Y2)).Select(l => (At(l.Y1), l.X1, l.X2)));
        AddRules("vertical rules, x:", page.Lines.Where(l => At(l.Y1) != At(l.Y2)).Select(l => (At(l.X1), l.Y1, l.Y2)));
        foreach (var fill in page.Fills) _text.Append(CultureInfo.InvariantCulture, $"fill {At(fill.X)},{At(fill.Y)} {At(fill.Width)} x {At(fill.Height)} #{fill.Color.Red:x2}{fill.Color.Green:x2}{fill.Color.Blue:x2}\n");
        foreach (var image in page.Images) _text.Append(CultureInfo.InvariantCulture, $"image {At(image.X)},{At(image.Y)} {At(image.Width)} x {At(image.Height)} {image.MediaType}\n");
        foreach (var drawing in page.Drawings) Add(page, drawing);
        foreach (var link in page.Links) _text.Append(CultureInfo.InvariantCulture, $"link {At(link.X)},{At(link.Y)} {At(link.Width)} x {At(link.Height)} {link.Uri ?? $"page {link.TargetPage + 1}, y {At(link.TargetY)}"}\n");
    }

    /// <summary><c>y 101.2 | 79.4 text | 310.0 text</c>: runs that touch are one piece; face and size are told where they change.</summary>
    private void AddLine(Page page, List<GlyphRun> runs)
    {
        _text.Append(CultureInfo.InvariantCulture, $"y {At(runs[0].Baseline)}");
        var end = double.NegativeInfinity;
        foreach (var run in runs)
        {
            // Half an em apart is another cell or column; justified text stays well below.
            if (run.X - end > run.Size / 2) _text.Append(CultureInfo.InvariantCulture, $" | {At(run.X)} ");
            var face = $"{_document.Fonts[run.Font].PostScriptName} {At(run.Size)}";
            if (face != _face) _text.Append(CultureInfo.InvariantCulture, $"[{face}] ");
            (end, _face) = (run.X + Width(page, run), face);
            foreach (var glyph in Glyphs(page, run)) _text.Append(page.TextOf(glyph));
        }

        _text.Append('\n');
    }

    private void AddVertical(Page page, GlyphRun run)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{(run.Direction == RunDirection.Upright ? "upright" : "sideways")} x {At(run.X)}, from y {At(run.Baseline)} ");
        foreach (var glyph in Glyphs(page, run).Where(g => g.CodePoint != 0)) _text.Append(char.ConvertFromUtf32(glyph.CodePoint));
        _text.Append('\n');
    }

    private void Add(Page page, PlacedDrawing placed)
    {
        _text.Append(CultureInfo.InvariantCulture, $"drawing {At(placed.X)},{At(placed.Y)} {At(placed.Width)} x {At(placed.Height)}");
        var separator = ": ";
        foreach (var text in placed.Drawing.Texts)
        {
            _text.Append(separator);
            foreach (var glyph in text.Glyphs) _text.Append(page.TextOf(glyph));
            separator = " | ";
        }

        _text.Append('\n');
    }

    /// <summary>All rules at one place on one line, with the stretches they cover: pieces that touch are one.</summary>
    private void AddRules(string title, IEnumerable<(string At, double From, double To)> rules)
    {
        foreach (var place in rules.GroupBy(r => r.At).OrderBy(g => double.Parse(g.Key, CultureInfo.InvariantCulture)))
            _text.Append(CultureInfo.InvariantCulture, $"{title} {place.Key} from {string.Join(", ", Stretches([.. place.Select(r => (Math.Min(r.From, r.To), Math.Max(r.From, r.To))).Order()]))}\n");
    }

    private static IEnumerable<string> Stretches(List<(double From, double To)> pieces)
    {
        var (from, to) = pieces[0];
        foreach (var piece in pieces.Skip(1))
        {
            if (piece.From > to + 1)
            {
                yield return $"{At(from)} to {At(to)}";
                from = piece.From;
            }

            to = Math.Max(to, piece.To);
        }

        yield return $"{At(from)} to {At(to)}";
    }

    private static ReadOnlySpan<Glyph> Span(Page page, GlyphRun run) => page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount);

    private static Glyph[] Glyphs(Page page, GlyphRun run) => Span(page, run).ToArray();

    private static double Width(Page page, GlyphRun run)
    {
        var width = 0.0;
        foreach (var glyph in Span(page, run)) width += glyph.Advance;
        return width;
    }

    private static string At(double points) => (Math.Round(points, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.0", CultureInfo.InvariantCulture);
}
