using System.Buffers;
using System.Text;

namespace Renderer.Templating.Output;

/// <summary>Escaping for HTML text and quoted attribute values.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> SpecialCharacters = SearchValues.Create("&<>\"'");
    private static readonly SearchValues<byte> SpecialBytes = SearchValues.Create("&<>\"'"u8);

    /// <summary>Index of the first character that must be escaped, or -1.</summary>
    public static int IndexOfSpecial(ReadOnlySpan<char> text) => text.IndexOfAny(SpecialCharacters);

    /// <summary>Index of the first byte that must be escaped, or -1.</summary>
    public static int IndexOfSpecial(ReadOnlySpan<byte> utf8) => utf8.IndexOfAny(SpecialBytes);

    /// <summary>The character reference for a special character.</summary>
    public static ReadOnlySpan<byte> Reference(byte special) => special switch
    {
        (byte)'&' => "&amp;"u8,
        (byte)'<' => "&lt;"u8,
        (byte)'>' => "&gt;"u8,
        (byte)'"' => "&quot;"u8,
        _ => "&#39;"u8,
    };

    /// <summary>The text with every special character replaced; the same string when there is none.</summary>
    public static string Escape(string text)
    {
        var special = IndexOfSpecial(text);
        if (special < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        for (; special >= 0; special = IndexOfSpecial(rest))
        {
            escaped.Append(rest[..special]);
            foreach (var character in Reference((byte)rest[special]))
            {
                escaped.Append((char)character);
            }

            rest = rest[(special + 1)..];
        }

        return escaped.Append(rest).ToString();
    }
}
