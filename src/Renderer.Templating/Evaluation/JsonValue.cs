using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>Values out of JSON. Numbers keep the digits they were written with until they are computed with.</summary>
internal static class JsonValue
{
    // Beyond this many digits a number is no longer worth exact arithmetic; it still prints as written.
    private const int ExactDigits = 1000;

    public static Value Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Value.Of(new ScriptObject(json)),
        JsonValueKind.Array => Value.Of(new ScriptArray(json)),
        JsonValueKind.String => Value.Of(json.GetString()),
        JsonValueKind.Number => ReadNumber(json),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Undefined => Value.Undefined,
        _ => Value.Null,
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
