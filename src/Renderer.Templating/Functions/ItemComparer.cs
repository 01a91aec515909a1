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

    // What is equal must have the same hash: numbers of all kinds by their double, an array as a range of the same items.
    public int GetHashCode(Value obj) => obj.Kind switch
    {
        ValueKind.String or ValueKind.Markup => TextHash(obj.AsText),
        >= ValueKind.Integer and <= ValueKind.Decimal => Numbers.ToDouble(obj).GetHashCode(),
        ValueKind.Boolean => obj.AsBoolean ? 1 : 2,
        ValueKind.Date => obj.AsDate.GetHashCode(),
        ValueKind.TimeSpan => obj.AsTimeSpan.GetHashCode(),
        ValueKind.Array => ListHash(obj.AsArray.Count, obj.AsArray.At(0), obj.AsArray.At(-1)),
        ValueKind.Range => ListHash(obj.AsRange.Count, obj.AsRange.At(0), obj.AsRange.At(obj.AsRange.Count - 1)),
        ValueKind.Object => ObjectHash(obj.AsObject),
        _ => 0,
    };

    private static int ListHash(long count, Value first, Value last) => HashCode.Combine(count, PartHash(first), PartHash(last));

    private int ObjectHash(TemplateObject members)
    {
        var hash = members.Count;
        foreach (var name in members.Names)
        {
            context.Budget.Step();
            hash ^= HashCode.Combine(name.GetHashCode(StringComparison.Ordinal), PartHash(members.Get(context, name)));
        }

        return hash;
    }

    // Inside lists and objects `==` decides, for which a number and its text are equal; what is deeper still is left to it.
    private static int PartHash(Value part) => part.Kind switch
    {
        ValueKind.String or ValueKind.Markup when Numbers.TryParse(part.AsText, out var number) => Numbers.ToDouble(number).GetHashCode(),
        ValueKind.String or ValueKind.Markup => part.AsText.GetHashCode(StringComparison.Ordinal),
        >= ValueKind.Integer and <= ValueKind.Decimal => Numbers.ToDouble(part).GetHashCode(),
        ValueKind.Boolean => (part.AsBoolean ? "true" : "false").GetHashCode(StringComparison.Ordinal),
        _ => 0,
    };

    private int TextHash(string text)
    {
        context.Budget.WalkText(text.Length);
        return text.GetHashCode(StringComparison.Ordinal);
    }
}
