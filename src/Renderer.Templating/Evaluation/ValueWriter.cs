using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Renderer.Templating.Evaluation;

/// <summary>Writes values to the output as text: the one place where values become HTML.</summary>
internal static class ValueWriter
{
    public static void Write(RenderContext context, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.Null or ValueKind.Empty:
                break;
            case ValueKind.Integer when value.WrittenAs is null:
                context.Output.AppendFormatted(value.AsInteger);
                break;
            case ValueKind.Decimal when value.WrittenAs is null:
                context.Output.AppendFormatted(value.AsDecimal);
                break;
            case ValueKind.Double when value.WrittenAs is null && value.Form == ValueForm.None:
                context.Output.AppendFormatted(value.AsDouble);
                break;
            case ValueKind.Markup:
                context.Output.Append(value.AsText);
                break;
            default:
                WriteText(context, ValueText.Of(context, value));
                break;
        }
    }

    /// <summary>Writes a number or string of the data as it stands in its JSON; false when that takes more than copying.</summary>
    public static bool TryWrite(RenderContext context, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                var text = JsonMarshal.GetRawUtf8Value(json)[1..^1];
                if (text.Contains((byte)'\\') || !Utf8.IsValid(text))
                {
                    return false;
                }

                if (context.EscapeHtml)
                {
                    context.Output.AppendEscaped(text);
                }
                else
                {
                    context.Output.Append(text);
                }

                return true;
            case JsonValueKind.Number:
                var digits = JsonMarshal.GetRawUtf8Value(json);
                if (digits.ContainsAny((byte)'e', (byte)'E'))
                {
                    return false;
                }

                context.Output.Append(digits);
                return true;
            default:
                return false;
        }
    }

    private static void WriteText(RenderContext context, string text)
    {
        if (context.EscapeHtml)
        {
            context.Output.AppendEscaped(text);
        }
        else
        {
            context.Output.Append(text);
        }
    }
}
