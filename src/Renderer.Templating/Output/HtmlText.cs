using System.Buffers;

namespace Renderer.Templating.Output;

/// <summary>Escaping for HTML text and quoted attribute values.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>Index of the first character that must be escaped, or -1.</summary>
    public static int IndexOfSpecial(ReadOnlySpan<char> text) => text.IndexOfAny(Special);

    /// <summary>The character reference for a special character.</summary>
    public static string Reference(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };

    /// <summary>The text with every special character replaced; the same string when there is none.</summary>
    public static string Escape(string text)
    {
        if (IndexOfSpecial(text) < 0)
        {
            return text;
        }

        using var buffer = new OutputBuffer(int.MaxValue);
        buffer.AppendEscaped(text);
        return buffer.ToString();
    }
}
