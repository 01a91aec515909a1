using Renderer.Templating.Output;

namespace Renderer.Templating.Evaluation;

/// <summary>Operators with text on at least one side: the other side becomes text.</summary>
internal static class TextOperators
{
    public static Value Apply(RenderContext context, BinaryOperator operation, Value left, Value right)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return Concatenate(context, left, right);
            case BinaryOperator.Multiply when left.IsText && right.IsNumber:
                return Repeat(context, left, right);
            case BinaryOperator.Multiply when left.IsNumber:
                return Repeat(context, right, left);
            case BinaryOperator.ShiftLeft when left.Kind is ValueKind.Array or ValueKind.Range:
            case BinaryOperator.ShiftRight when right.Kind is ValueKind.Array or ValueKind.Range:
                return ArrayOperators.Apply(context, operation, left, right);
            default:
                throw Operators.Unsupported(context, operation, left, right);
        }
    }

    /// <summary>Joins two values as text. Joined to markup, plain text is escaped: it must not become markup by contact.</summary>
    public static Value Concatenate(RenderContext context, Value left, Value right)
    {
        var isMarkup = left.Kind == ValueKind.Markup || right.Kind == ValueKind.Markup;
        var first = isMarkup ? MarkupOf(context, left) : ValueText.Of(context, left);
        var second = isMarkup ? MarkupOf(context, right) : ValueText.Of(context, right);
        context.Budget.ChargeText((long)first.Length + second.Length);
        var text = string.Concat(first, second);
        return isMarkup ? Value.Markup(text) : Value.Of(text);
    }

    /// <summary>The value as HTML: markup as it is, anything else escaped.</summary>
    public static string MarkupOf(RenderContext context, Value value)
    {
        var text = ValueText.Of(context, value);
        return value.Kind == ValueKind.Markup ? text : BoundedText.Map(context, text, HtmlText.Escape);
    }

    private static Value Repeat(RenderContext context, Value text, Value times)
    {
        if (!Numbers.TryToInteger(times, out var count))
        {
            throw Operators.Unsupported(context, BinaryOperator.Multiply, text, times);
        }

        var part = text.AsText;
        if (count <= 0 || part.Length == 0)
        {
            return Value.TextLike(text, "");
        }

        context.Budget.ChargeText(count > int.MaxValue ? long.MaxValue / sizeof(char) : part.Length * count);
        return Value.TextLike(text, string.Create(part.Length * (int)count, part, static (span, part) =>
        {
            for (; span.Length > 0; span = span[part.Length..])
            {
                part.CopyTo(span);
            }
        }));
    }
}
