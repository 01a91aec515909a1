using System.Text;
using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Flow;
using Renderer.Layout.Images;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Pages;

/// <summary>Generates margin boxes: text, counters and named strings as they are on the page, pictures (CSS Paged Media 3, section 6.1).</summary>
internal sealed class MarginBoxBuilder(BlockFlow flow, DocumentPictures pictures, WarningList warnings)
{
    private readonly GeneratedAtoms _atoms = new(pictures, warnings);

    /// <summary>Lays margin boxes out.</summary>
    public BlockFlow Flow => flow;

    public BlockBox Build(ComputedStyle style, PageContext page)
    {
        var box = new BlockBox(style) { IsFlowRoot = true };
        var inline = new InlineContent(style, isEastAsian: true);
        var text = new StringBuilder();
        foreach (var part in style.Content)
        {
            if (!GeneratedAtoms.IsAtom(part))
            {
                text.Append(TextOf(part, page));
                continue;
            }
            AddText(inline, text);
            if (_atoms.Of(part, style, default, isEastAsian: true) is { } atom) inline.Add(new(InlineKind.Atom, style, "") { Atom = atom });
        }
        AddText(inline, text);
        if (inline.Items.Count > 0) box.Inline = inline;
        return box;
    }

    private static void AddText(InlineContent inline, StringBuilder text)
    {
        if (text.Length > 0) inline.Add(new(InlineKind.Text, inline.Style, text.ToString()));
        text.Clear();
    }

    private static string TextOf(in ContentPart part, PageContext page) => part.Kind switch
    {
        ContentKind.Text => part.Text,
        ContentKind.Counter or ContentKind.Counters => CounterStyles.Format(page.Counter(part.Text), part.CounterStyle),
        ContentKind.NamedString => page.String(part.Text, part.Separator),
        _ => "",
    };
}
