using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Renderer.Templating.Evaluation;

/// <summary>Writes values to the output as text: the one place where values become HTML.</summary>
internal static class ValueWriter
{
    private static readonly SearchValues<byte> Uncommon = SearchValues.Create([.. "&<>\"'\\"u8, .. Enumerable.Range(128, 128).Select(value => (byte)value)]);

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
                context.Places?.Replay(value.AsText, context.Output.Length);
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
        var raw = JsonMarshal.GetRawUtf8Value(json);
        switch (raw[0])
        {
            case (byte)'"':
                return TryWriteText(context, raw[1..^1]);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9') when !raw.ContainsAny((byte)'e', (byte)'E'):
                context.Output.Append(raw);
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteText(RenderContext context, ReadOnlySpan<byte> json)
    {
        // One look is enough for most strings: nothing to escape, nothing escaped, nothing that could be no UTF-8.
        var uncommon = json.IndexOfAny(Uncommon);
        if (uncommon >= 0)
        {
            if (json[uncommon..].Contains((byte)'\\') || !Utf8.IsValid(json[uncommon..]))
            {
                return false;
            }

            if (context.EscapeHtml)
            {
                context.Output.AppendEscaped(json);
                return true;
            }
        }

        context.Output.Append(json);
        return true;
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
