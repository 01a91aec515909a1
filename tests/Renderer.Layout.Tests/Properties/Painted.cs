using System.Text;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Properties;

/// <summary>A run of text on its page and the structure element it is content of; -1 for an artifact.</summary>
internal readonly record struct PaintedRun(int Page, GlyphRun Run, string Text, int Structure);

/// <summary>What was painted, as the properties look at it.</summary>
internal static class Painted
{
    public static IEnumerable<PaintedRun> Runs(PagedDocument document) =>
        document.Pages.SelectMany((page, index) => page.Items.Where(item => item.Kind == PaintKind.GlyphRun)
            .Select(item => new PaintedRun(index, page.Runs[item.Index], LayoutText.TextOf(page, page.Runs[item.Index]), item.Structure)));

    /// <summary>The document's own text in paint order: no artifacts, no labels of lists, no white space.</summary>
    public static string Text(PagedDocument document)
    {
        var text = new StringBuilder();
        foreach (var run in Runs(document).Where(run => run.Structure >= 0 && document.Structure[run.Structure].Type != StructureType.Label))
            foreach (var c in run.Text.Where(c => !char.IsWhiteSpace(c))) text.Append(c);
        return text.ToString();
    }

    /// <summary>Everything there is to a document, for telling two apart.</summary>
    public static string Fingerprint(PagedDocument document) =>
        LayoutText.Of(document) + string.Join('\n', document.Pages.SelectMany(page => page.Glyphs)) + string.Join('\n', document.Structure) + string.Join('\n', document.Outline)
        + string.Join('\n', document.Warnings) + string.Join(' ', document.Fonts);
}
