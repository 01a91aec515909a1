using System.Globalization;
using System.Text;

namespace Renderer.Templating.Syntax;

/// <summary>One character of a quoted string, which may be written as an escape sequence.</summary>
internal static class EscapeSequence
{
    /// <summary>Reads a character into <paramref name="into"/>.</summary>
    /// <returns>The offset after it.</returns>
    public static int Read(string text, int at, StringBuilder into, out string? problem)
    {
        problem = null;
        if (text[at] != '\\' || at + 1 >= text.Length)
        {
            into.Append(text[at]);
            return at + 1;
        }

        var escaped = text[at + 1];
        switch (escaped)
        {
            case '\n':
                return at + 2;
            case '\r' when at + 2 < text.Length && text[at + 2] == '\n':
                return at + 3;
            case 'u':
                return ReadHexadecimal(text, at, 4, into, out problem);
            case 'x':
                return ReadHexadecimal(text, at, 2, into, out problem);
        }

        var plain = escaped switch
        {
            '\'' or '"' or '\\' or '{' or '}' => escaped,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            '0' => '\0',
            _ => (char?)null,
        };
        problem = plain is null ? $"`\\{escaped}` is no escape sequence; write `\\\\` for a backslash" : null;
        into.Append(plain ?? escaped);
        return at + 2;
    }

    private static int ReadHexadecimal(string text, int at, int digits, StringBuilder into, out string? problem)
    {
        problem = null;
        var end = at + 2 + digits;
        if (end <= text.Length && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            into.Append((char)code);
            return end;
        }

        problem = $"`\\{text[at + 1]}` wants {digits} hexadecimal digits";
        return at + 2;
    }
}
