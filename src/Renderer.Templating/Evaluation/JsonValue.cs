using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>Values out of JSON. Numbers keep the digits they were written with until they are computed with.</summary>
internal static class JsonValue
{
    // Beyond this many digits a number is no longer worth exact arithmetic; it still prints as written.
    private const int ExactDigits = 1000;

    /// <summary>The value of a JSON element.</summary>
    /// <param name="json">The element.</param>
    /// <param name="hint">What objects in the same place looked like; null when nothing is known.</param>
    public static Value Read(JsonElement json, ShapeHint? hint = null) => json.ValueKind switch
    {
        JsonValueKind.Object => Value.Of(new ScriptObject(json, hint)),
        JsonValueKind.Array => Value.Of(new ScriptArray(json, hint)),
        JsonValueKind.String => Value.Of(Unescaped(JsonMarshal.GetRawUtf8Value(json)[1..^1])),
        JsonValueKind.Number => ReadNumber(json),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Undefined => Value.Undefined,
        _ => Value.Null,
    };

    /// <summary>A string of the data without its quotes, as text. Bytes that are no UTF-8 become U+FFFD, and half of a surrogate pair stays what it is.</summary>
    public static string Unescaped(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json);
        var escape = text.IndexOf('\\', StringComparison.Ordinal);
        if (escape < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (; escape >= 0; escape = rest.IndexOf('\\'))
        {
            var isUnicode = rest[escape + 1] == 'u';
            result.Append(rest[..escape]);
            result.Append(isUnicode ? (char)ushort.Parse(rest.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : Escaped(rest[escape + 1]));
            rest = rest[(escape + (isUnicode ? 6 : 2))..];
        }

        return result.Append(rest).ToString();
    }

    /// <summary>RFC 8259, section 7.</summary>
    private static char Escaped(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => letter,
    };

    private static Value ReadNumber(JsonElement json)
    {
        if (json.TryGetInt64(out var integer))
        {
            return integer == 0 && json.GetRawText() is not "0" and var zero ? Value.Of(0L, zero) : Value.Of(integer);
        }

        return ReadNumber(json.GetRawText());
    }

    private static Value ReadNumber(string text)
    {
        var isWhole = !text.AsSpan().ContainsAny('.', 'e', 'E');
        if (isWhole && text.Length <= ExactDigits)
        {
            return Value.Of(BigInteger.Parse(text, CultureInfo.InvariantCulture));
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            var printed = exact.ToString(CultureInfo.InvariantCulture);
            if (printed == text)
            {
                return Value.Of(exact);
            }

            // A decimal rounds silently beyond 28 digits; only a short number is exact with another spelling (1e3).
            if (text.Length <= 28)
            {
                return Value.Of(exact == 0 ? 0 : exact, text);
            }
        }

        return Value.Of(double.Parse(text, CultureInfo.InvariantCulture), text);
    }
}
