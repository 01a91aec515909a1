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
