using Renderer.Templating.Functions;

namespace Renderer.Templating.Evaluation;

/// <summary>Members and items of values of every kind.</summary>
internal static class Members
{
    private const string EmptyProperty = "empty?";
    private const string SizeProperty = "size";

    /// <summary>How many members an object has. Those of <c>this</c> are counted one by one, which takes as many steps.</summary>
    public static int Count(RenderContext context, TemplateObject members)
    {
        var count = members.Count;
        context.Budget.Steps(members is Globals ? count : 0);
        return count;
    }

    /// <summary>A member by name, or undefined.</summary>
    public static Value Get(RenderContext context, Value owner, string name)
    {
        if (owner.Kind == ValueKind.Object)
        {
            var member = owner.AsObject.Get(context, name);
            return member.IsUndefined && name == EmptyProperty ? Value.Of(ValueComparer.IsEmpty(context, owner)) : member;
        }

        if (name == EmptyProperty)
        {
            return Value.Of(ValueComparer.IsEmpty(context, owner));
        }

        return owner.Kind switch
        {
            ValueKind.Array when name == SizeProperty => Value.Of(owner.AsArray.Count),
            ValueKind.Array => owner.AsArray.Properties?.Get(context, name) ?? Value.Undefined,
            ValueKind.Range when name == SizeProperty => Value.Of(owner.AsRange.Count),
            ValueKind.String or ValueKind.Markup when name == SizeProperty => Value.Of(owner.AsText.Length),
            ValueKind.Date => DateFunctions.Member(owner.AsDate, name),
            ValueKind.TimeSpan => TimeSpanFunctions.Member(owner.AsTimeSpan, name),
            _ => Value.Undefined,
        };
    }

    /// <summary>Sets a member; false when it is read-only.</summary>
    public static bool TrySet(RenderContext context, Value owner, string name, Value value)
    {
        switch (owner.Kind)
        {
            case ValueKind.Object:
                context.Budget.ChargeItems(1);
                return owner.AsObject.TrySet(context, name, value);
            case ValueKind.Array when name != SizeProperty:
                context.Budget.ChargeItems(1);
                return owner.AsArray.EnsureProperties().TrySet(context, name, value);
            default:
                throw context.Fail(TemplateProblemCodes.Type, $"`{name}` cannot be set: {ValueKinds.Describe(owner)} has no members to set");
        }
    }

    /// <summary>An item by index or key; undefined when there is none.</summary>
    public static Value At(RenderContext context, Value owner, Value key)
    {
        switch (owner.Kind)
        {
            case ValueKind.Object:
                return owner.AsObject.Get(context, ValueText.Of(context, key));
            case ValueKind.Array when key.IsText:
                return Get(context, owner, key.AsText);
            case ValueKind.Array:
                return owner.AsArray.At(Index(context, key));
            case ValueKind.Range:
                return owner.AsRange.At(Index(context, key));
            case ValueKind.String or ValueKind.Markup:
                var text = owner.AsText;
                var index = Index(context, key);
                index = index < 0 ? index + text.Length : index;
                return index >= 0 && index < text.Length ? Value.Of(text[(int)index].ToString()) : Value.Undefined;
            default:
                throw context.Fail(TemplateProblemCodes.Type, $"{ValueKinds.Describe(owner)} has no items");
        }
    }

    /// <summary>Sets an item; false when it is read-only.</summary>
    public static bool TrySetAt(RenderContext context, Value owner, Value key, Value value)
    {
        if (owner.Kind != ValueKind.Array || key.IsText)
        {
            return TrySet(context, owner, ValueText.Of(context, key), value);
        }

        var array = owner.AsArray;
        var index = Index(context, key);
        index = index < 0 ? index + array.Count : index;
        if (index is < 0 or >= int.MaxValue)
        {
            throw context.Fail(TemplateProblemCodes.Type, $"an array has no item {index}");
        }

        context.Budget.ChargeItems(Math.Max(1, index + 1 - array.Count));
        array.Set((int)index, value);
        return true;
    }

    public static IEnumerable<string> Names(Value owner) => owner.Kind switch
    {
        ValueKind.Object => owner.AsObject.Names,
        ValueKind.Array => [SizeProperty, .. owner.AsArray.Properties?.Names ?? []],
        ValueKind.String or ValueKind.Markup or ValueKind.Range => [SizeProperty],
        ValueKind.Date => DateFunctions.MemberNames,
        ValueKind.TimeSpan => TimeSpanFunctions.MemberNames,
        _ => [],
    };

    private static long Index(RenderContext context, Value key) => key.IsNumber && Numbers.TryToInteger(key, out var index)
        ? index
        : throw context.Fail(TemplateProblemCodes.Type, $"an index is a whole number, not {ValueKinds.Describe(key)}");
}
