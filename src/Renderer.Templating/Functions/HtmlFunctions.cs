using System.Globalization;
using System.Text;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>html</c> functions.</summary>
internal static class HtmlFunctions
{
    // RFC 3986, 2.2 and 2.3: characters that stand for themselves in a URL or structure it.
    private const string UrlCharacters = "-._~:/?#[]@!$&'()*+,;=";

    public static BuiltInGroup Group { get; } = new(
        "html",
        ("escape", "text", static a => Markup(a, TextOperators.MarkupOf(a.Context, a[0]))),
        ("newline_to_br", "text", NewLineToBreak),
        ("strip", "text", static a => Value.TextLike(a[0], Strip(a.Text(0)))),
        ("url_encode", "text", static a => Value.Of(BoundedText.Map(a.Context, a.Text(0), Uri.EscapeDataString))),
        ("url_escape", "text", static a => Value.Of(BoundedText.Map(a.Context, a.Text(0), EscapeUrl))));

    private static Value Markup(Arguments a, string text) => a.Context.EscapeHtml ? Value.Markup(text) : Value.Of(text);

    private static Value NewLineToBreak(Arguments a)
    {
        var text = (a.Context.EscapeHtml ? TextOperators.MarkupOf(a.Context, a[0]) : a.Text(0)).AsSpan();
        var result = new BoundedText(a.Context);
        for (var at = text.IndexOfAny('\r', '\n'); at >= 0; at = text.IndexOfAny('\r', '\n'))
        {
            var length = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            result.Append(text[..at]);
            result.Append("<br />");
            result.Append(text.Slice(at, length));
            text = text[(at + length)..];
        }

        result.Append(text);
        return Markup(a, result.ToString());
    }

    /// <summary>Removes tags, comments, and scripts and styles with their contents. Not a sanitizer: the result is still escaped.</summary>
    private static string Strip(string text)
    {
        var result = new StringBuilder(text.Length);
        var tags = new TagEnds(text);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var end = open < 0 ? -1 : tags.After(open);
            if (end < 0)
            {
                break;
            }

            result.Append(text, at, open - at);
            at = end;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static string EscapeUrl(string text)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || UrlCharacters.Contains((char)rune.Value)))
            {
                result.Append((char)rune.Value);
                continue;
            }

            foreach (var unit in bytes[..rune.EncodeToUtf8(bytes)])
            {
                result.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }
}
