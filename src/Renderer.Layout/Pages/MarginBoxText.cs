using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Pages;

/// <summary>The text of a margin box: strings, counters and named strings as they are on the page (CSS Paged Media 3, section 6.1).</summary>
internal static class MarginBoxText
{
    public static string Of(ImmutableArray<ContentPart> parts, PageContext page)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Kind switch
            {
                ContentKind.Text => part.Text,
                ContentKind.Counter or ContentKind.Counters => CounterStyles.Format(page.Counter(part.Text), part.CounterStyle),
                ContentKind.NamedString => page.String(part.Text, part.Separator),
                _ => "",
            });
        }
        return text.ToString();
    }
}
