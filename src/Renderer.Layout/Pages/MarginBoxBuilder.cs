using System.Text;
using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;
using Renderer.Layout.Images;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Pages;

/// <summary>Generates margin boxes: text, counters and named strings as they are on the page, pictures (CSS Paged Media 3, section 6.1).</summary>
internal sealed class MarginBoxBuilder(BlockFlow flow, DocumentPictures pictures, WarningList warnings)
{
    private readonly Dictionary<string, Picture?> _pictures = [];

    /// <summary>Lays margin boxes out.</summary>
    public BlockFlow Flow => flow;

    public BlockBox Build(ComputedStyle style, PageContext page)
    {
        var box = new BlockBox(style) { IsFlowRoot = true };
        var inline = new InlineContent(style, isEastAsian: true);
        var text = new StringBuilder();
        foreach (var part in style.Content)
        {
            if (AtomOf(part, style) is not { } atom)
            {
                text.Append(TextOf(part, page));
                continue;
            }
            AddText(inline, text);
            inline.Add(new(InlineKind.Atom, style, "") { Atom = atom });
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

    private Box? AtomOf(in ContentPart part, ComputedStyle style) => part.Kind switch
    {
        ContentKind.Leader => new LeaderBox(style, part.Text, isEastAsian: true),
        ContentKind.Image when PictureAt(part.Text) is { } picture => new ImageBox(style.Anonymous(Display.InlineBlock), picture),
        _ => null,
    };

    private Picture? PictureAt(string address)
    {
        if (_pictures.TryGetValue(address, out var known)) return known;
        var picture = pictures.Read(address, default, out var refusal);
        if (picture is null) warnings.Add("image-ignored", refusal, "Name a PNG or JPEG file of the package, or embed one as a data: address.", default);
        _pictures.Add(address, picture);
        return picture;
    }
}
