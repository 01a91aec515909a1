using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Pages;

/// <summary>The text of a margin box: strings and the counters <c>page</c> and <c>pages</c> (CSS Paged Media 3, section 6.1).</summary>
internal static class MarginBoxText
{
    public static string Of(ImmutableArray<ContentPart> parts, int page, int pages)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part switch
            {
                { Kind: ContentKind.Text } => part.Text,
                { Kind: ContentKind.Attribute } => "",
                { Text: "page" } => CounterStyles.Format(page, part.CounterStyle),
                { Text: "pages" } => CounterStyles.Format(pages, part.CounterStyle),
                _ => CounterStyles.Format(0, part.CounterStyle),
            });
        }
        return text.ToString();
    }
}
