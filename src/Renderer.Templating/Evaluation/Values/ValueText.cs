using System.Globalization;
using System.Numerics;
using Renderer.Templating.Functions;

namespace Renderer.Templating.Evaluation;

/// <summary>Values as text.</summary>
internal static class ValueText
{
    /// <summary>The text a value prints as; the empty string for null.</summary>
    public static string Of(RenderContext context, Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null or ValueKind.Empty => "",
        ValueKind.String or ValueKind.Markup => value.AsText,
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Integer => value.WrittenAs ?? value.AsInteger.ToString(CultureInfo.InvariantCulture),
        ValueKind.BigInteger => Digits(context, value.AsBigInteger),
        ValueKind.Double => value.WrittenAs ?? DoubleText(value),
        ValueKind.Decimal => value.WrittenAs ?? value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        ValueKind.Date => DateFormat.Default(context, value.AsDate),
        ValueKind.TimeSpan => value.AsTimeSpan.ToString(null, CultureInfo.InvariantCulture),
        ValueKind.Function => "function " + value.AsFunction.Name,
        _ => Composite(context, value),
    };

    private static string DoubleText(Value value) => value.Form == ValueForm.Single
        ? ((float)value.AsDouble).ToString(CultureInfo.InvariantCulture)
        : value.AsDouble.ToString(CultureInfo.InvariantCulture);

    private static string Digits(RenderContext context, BigInteger number)
    {
        context.Budget.WalkNumber(number);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Composite(RenderContext context, Value value)
    {
        var text = new BoundedText(context);
        Append(context, text, value, 0);
        return text.ToString();
    }

    private static void Append(RenderContext context, BoundedText text, Value value, int depth)
    {
        context.Budget.Step();
        context.EnsureStack();
        if (depth > context.Limits.Recursion)
        {
            throw context.Fail(TemplateProblemCodes.Recursion, $"a value nests deeper than {context.Limits.Recursion}", "Does it contain itself?");
        }

        switch (value.Kind)
        {
            case ValueKind.Array:
                AppendItems(context, text, value.AsArray, depth);
                break;
            case ValueKind.Range:
                AppendRange(context, text, value.AsRange);
                break;
            case ValueKind.Object:
                AppendMembers(context, text, value.AsObject, depth);
                break;
            case ValueKind.String or ValueKind.Markup:
                text.Append("\"");
                text.AppendMapped(value.AsText, StringEncodings.Escape);
                text.Append("\"");
                break;
            default:
                text.Append(value.IsNull ? "null" : Of(context, value));
                break;
        }
    }

    private static void AppendItems(RenderContext context, BoundedText text, ScriptArray array, int depth)
    {
        text.Append("[");
        for (var i = 0; i < array.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(context, text, array.Items[i], depth + 1);
        }

        text.Append("]");
    }

    private static void AppendRange(RenderContext context, BoundedText text, ScriptRange range)
    {
        context.Budget.Walk(range.Count);
        context.Budget.ChargeItems(range.Count);
        text.Append("[");
        for (var i = 0L; i < range.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            text.Append(Of(context, range.At(i)));
        }

        text.Append("]");
    }

    private static void AppendMembers(RenderContext context, BoundedText text, TemplateObject members, int depth)
    {
        text.Append("{");
        var isFirst = true;
        foreach (var name in members.Names)
        {
            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            text.Append(name);
            text.Append(": ");
            Append(context, text, members.Get(context, name), depth + 1);
        }

        text.Append("}");
    }
}
