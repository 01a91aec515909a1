using System.Text;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Cases;

/// <summary>Writes the structure tree as text: an element a line, deeper ones further in, with the properties that are not the usual ones and its own text.</summary>
internal static class StructureText
{
    public static IReadOnlyList<string> Of(PagedDocument document)
    {
        var texts = TextsOf(document);
        var depths = new int[document.Structure.Length];
        var lines = new List<string>();
        for (var i = 0; i < document.Structure.Length; i++)
        {
            var element = document.Structure[i];
            depths[i] = element.Parent < 0 ? 0 : depths[element.Parent] + 1;
            lines.Add(new string(' ', 2 * depths[i]) + element.Type + Properties(element) + (texts[i].Length > 0 ? $" \"{texts[i]}\"" : ""));
        }
        return lines;
    }

    private static StringBuilder[] TextsOf(PagedDocument document)
    {
        var texts = document.Structure.Select(_ => new StringBuilder()).ToArray();
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items)
                if (item is { Kind: PaintKind.GlyphRun, Structure: >= 0 }) texts[item.Structure].Append(LayoutText.TextOf(page, page.Runs[item.Index]));
        }
        return texts;
    }

    private static string Properties(StructureElement element)
    {
        var text = new StringBuilder();
        if (element.Level > 0) text.Append(' ').Append(element.Level);
        if (element.Id is { } id) text.Append(" #").Append(id);
        if (element.Language is { } language) text.Append(" lang=").Append(language);
        if (element.AlternativeText is { } alternative) text.Append(" alt=\"").Append(alternative).Append('"');
        if (element.RowSpan > 1) text.Append(" rows=").Append(element.RowSpan);
        if (element.ColumnSpan > 1) text.Append(" columns=").Append(element.ColumnSpan);
        if (element.Scope != HeaderScope.None) text.Append(" scope=").Append(element.Scope);
        if (element.Headers.Length > 0) text.Append(" headers=").AppendJoin(',', element.Headers);
        return text.ToString();
    }
}
