using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>Values as JSON.</summary>
internal static class JsonText
{
    // .NET's own: beyond ASCII, and for what HTML and scripts give a meaning, it writes \u escapes.
    private static readonly JsonWriterOptions Escaping = new() { SkipValidation = true, MaxDepth = int.MaxValue };

    // In packages Chinese text stays readable; what HTML needs escaped is escaped where it is written.
    private static readonly JsonWriterOptions Readable = Escaping with { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToText(RenderContext context, Value value) => Encoding.UTF8.GetString(Bytes(context, value).WrittenSpan);

    /// <summary>The value as JSON; what came from JSON unchanged is given back as it is.</summary>
    public static JsonElement ToElement(RenderContext context, Value value)
    {
        var untouched = value.Kind switch
        {
            ValueKind.Object => (value.AsObject as ScriptObject)?.Untouched,
            ValueKind.Array => value.AsArray.Untouched,
            _ => null,
        };
        if (untouched is { } json)
        {
            return json;
        }

        using var document = JsonDocument.Parse(Bytes(context, value).WrittenMemory, new JsonDocumentOptions { MaxDepth = context.Limits.Recursion + 1 });
        return document.RootElement.Clone();
    }

    private static ArrayBufferWriter<byte> Bytes(RenderContext context, Value value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, context.IsStrict ? Readable : Escaping);
        Write(context, writer, value, 0);
        writer.Flush();
        context.Budget.ChargeText(bytes.WrittenCount);
        return bytes;
    }

    private static void Write(RenderContext context, Utf8JsonWriter writer, Value value, int depth)
    {
        context.Budget.Step();
        context.EnsureStack();
        if (writer.BytesCommitted + writer.BytesPending > context.Limits.OutputLength)
        {
            context.Budget.ChargeText(writer.BytesCommitted + writer.BytesPending);
        }

        if (depth >= context.Limits.Recursion)
        {
            throw context.Fail(TemplateProblemCodes.Recursion, $"a value nests deeper than {context.Limits.Recursion}", "Does it contain itself?");
        }

        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.Null or ValueKind.Function:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean);
                break;
            case ValueKind.Double when !double.IsFinite(value.AsDouble) && value.WrittenAs is null:
                writer.WriteNullValue();
                break;
            case ValueKind.Integer when value.WrittenAs is null:
                writer.WriteNumberValue(value.AsInteger);
                break;
            case ValueKind.Decimal when value.WrittenAs is null:
                writer.WriteNumberValue(value.AsDecimal);
                break;
            case ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal:
                writer.WriteRawValue(ValueText.Of(context, value), skipInputValidation: true);
                break;
            case ValueKind.Array:
                WriteItems(context, writer, value.AsArray.Items, depth);
                break;
            case ValueKind.Range:
                WriteItems(context, writer, Lists.Expand(context, value.AsRange), depth);
                break;
            case ValueKind.Object or ValueKind.Empty:
                WriteMembers(context, writer, value, depth);
                break;
            case ValueKind.Date:
                writer.WriteStringValue(value.AsDate);
                break;
            default:
                context.Budget.ChargeText(value.IsText ? value.AsText.Length : 0);
                writer.WriteStringValue(ValueText.Of(context, value));
                break;
        }
    }

    private static void WriteItems(RenderContext context, Utf8JsonWriter writer, ReadOnlySpan<Value> items, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(context, writer, item, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static void WriteMembers(RenderContext context, Utf8JsonWriter writer, Value value, int depth)
    {
        writer.WriteStartObject();
        if (value.Kind == ValueKind.Object)
        {
            foreach (var name in value.AsObject.Names)
            {
                context.Budget.ChargeText(name.Length);
                writer.WritePropertyName(name);
                Write(context, writer, value.AsObject.Get(context, name), depth + 1);
            }
        }

        writer.WriteEndObject();
    }
}
