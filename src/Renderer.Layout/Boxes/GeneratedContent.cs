using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;

namespace Renderer.Layout.Boxes;

/// <summary>The text of <c>content</c> on an element's generated boxes.</summary>
internal sealed class GeneratedContent(Counters counters)
{
    public string Text(ImmutableArray<ContentPart> parts, Element element)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Kind switch
            {
                ContentKind.Counter => CounterStyles.Format(counters.Value(part.Text), part.CounterStyle),
                ContentKind.Counters => string.Join(part.Separator, counters.Values(part.Text).Select(value => CounterStyles.Format(value, part.CounterStyle))),
                ContentKind.Attribute => element.Attribute(part.Text) ?? "",
                _ => part.Text,
            });
        }
        return text.ToString();
    }
}
