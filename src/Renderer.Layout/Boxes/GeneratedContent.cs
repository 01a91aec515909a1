using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;

namespace Renderer.Layout.Boxes;

/// <summary>The text of <c>content</c> on an element's generated boxes, and of the named strings it sets.</summary>
internal sealed class GeneratedContent(Counters counters, CrossReferences references)
{
    public string Text(ImmutableArray<ContentPart> parts, Element element)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(Text(part, element));
        return text.ToString();
    }

    public string Text(in ContentPart part, Element element)
    {
        var style = part.CounterStyle;
        return part.Kind switch
        {
            ContentKind.Text => part.Text,
            ContentKind.OpenQuote => QuoteOf(element, 0),
            ContentKind.CloseQuote => QuoteOf(element, 1),
            ContentKind.Counter or ContentKind.Counters when part.Text is "page" or "pages" => references.PageText(part, element),
            ContentKind.Counter => CounterStyles.Format(counters.Value(part.Text), style),
            ContentKind.Counters => string.Join(part.Separator, counters.Values(part.Text).Select(value => CounterStyles.Format(value, style))),
            ContentKind.Attribute => element.Attribute(part.Text) ?? "",
            ContentKind.ElementText => TextOf(element, part.Separator),
            ContentKind.TargetCounter or ContentKind.TargetCounters or ContentKind.TargetText => references.Text(part, element),
            ContentKind.NamedString => Refused(part, element),
            _ => "",
        };
    }

    // How deep a quotation lies is told by the elements round it that open one; the innermost pair serves all that lie deeper.
    private static string QuoteOf(Element element, int side)
    {
        var quotes = element.Style.Quotes;
        if (quotes.IsEmpty) return "";
        var depth = 0;
        for (var outer = element.Parent; outer is not null; outer = outer.Parent)
            if (outer.Styles?.Before is { Content: { IsDefaultOrEmpty: false } parts } && parts.Any(part => part.Kind == ContentKind.OpenQuote)) depth++;
        return quotes[2 * Math.Min(depth, quotes.Length / 2 - 1) + side];
    }

    private string Refused(in ContentPart part, Element element)
    {
        references.RefuseString(part, element);
        return "";
    }

    private string TextOf(Element element, string which) => which switch
    {
        "before" => TextOf(element.Styles!.Before, element),
        "after" => TextOf(element.Styles!.After, element),
        "first-letter" => HeadingText.Of(element) is { Length: > 0 } text ? text[..(char.IsSurrogatePair(text + " ", 0) ? 2 : 1)] : "",
        _ => HeadingText.Of(element),
    };

    private string TextOf(ComputedStyle? style, Element element) => style is null || style.Content.IsDefaultOrEmpty ? "" : Text(style.Content, element);
}
