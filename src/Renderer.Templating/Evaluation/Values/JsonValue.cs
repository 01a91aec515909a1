using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>Values out of JSON.</summary>
internal static class JsonValue
{
    /// <summary>The value of a JSON element.</summary>
    /// <param name="json">The element.</param>
    /// <param name="shapes">Shapes that its objects may share.</param>
    public static Value Read(JsonElement json, ShapeTable shapes) => json.ValueKind switch
    {
        JsonValueKind.Object => Value.Of(new ScriptObject(json, shapes)),
        JsonValueKind.Array => Value.Of(new ScriptArray(json, shapes)),
        JsonValueKind.String => Value.Of(Unescaped(JsonMarshal.GetRawUtf8Value(json)[1..^1])),
        JsonValueKind.Number => JsonNumber.Read(JsonMarshal.GetRawUtf8Value(json)),
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
}
