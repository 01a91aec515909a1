using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>Tells the items of a list apart: as <c>==</c> does, but a number and its text are two items.</summary>
internal sealed class ItemComparer(RenderContext context) : IEqualityComparer<Value>
{
    public bool Equals(Value x, Value y)
    {
        context.Budget.Step();
        if (x.IsText || y.IsText)
        {
            return x.Kind == y.Kind && x.AsText == y.AsText;
        }

        return ValueComparer.AreEqual(context, x, y);
    }

    // What is equal must have the same hash: numbers of all kinds by their double, lists and objects by their size.
    public int GetHashCode(Value obj) => obj.Kind switch
    {
        ValueKind.String or ValueKind.Markup => TextHash(obj.AsText),
        >= ValueKind.Integer and <= ValueKind.Decimal => Numbers.ToDouble(obj).GetHashCode(),
        ValueKind.Boolean => obj.AsBoolean ? 1 : 2,
        ValueKind.Date => obj.AsDate.GetHashCode(),
        ValueKind.TimeSpan => obj.AsTimeSpan.GetHashCode(),
        ValueKind.Array => obj.AsArray.Count,
        ValueKind.Range => obj.AsRange.Count.GetHashCode(),
        ValueKind.Object => obj.AsObject.Count,
        _ => 0,
    };

    private int TextHash(string text)
    {
        context.Budget.WalkText(text.Length);
        return text.GetHashCode(StringComparison.Ordinal);
    }
}
