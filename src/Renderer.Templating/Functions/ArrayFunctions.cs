using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>array</c> functions. None changes the list it is given.</summary>
internal static class ArrayFunctions
{
    public static BuiltInGroup Group { get; } = new(
        "array",
        ("add", "list value", static a => ArrayOperators.Join(a.Context, a.List(0), [a[1]])),
        ("add_range", "list1 list2", static a => ArrayOperators.Join(a.Context, a.List(0), a.List(1))),
        ("any", "list function args...", static a => Value.Of(FindFirst(a) >= 0)),
        ("compact", "list", static a => Where(a, static (_, item) => !item.IsNull)),
        ("concat", "list1 list2", static a => ArrayOperators.Join(a.Context, a.List(0), a.List(1))),
        ("contains", "list item", static a => Value.Of(ValueComparer.Contains(a.Context, a.List(0), a[1]))),
        ("cycle", "list group?", Cycle),
        ("each", "list function args...", Each),
        ("filter", "list function args...", static a => Where(a, static (a, item) => Apply(a, item).IsTrue)),
        ("first", "list", static a => a.List(0) is [var first, ..] ? first : Value.Null),
        ("insert_at", "list index value", InsertAt),
        ("join", "list delimiter function?", Join),
        ("last", "list", static a => a.List(0) is [.., var last] ? last : Value.Null),
        ("limit", "list count", static a => Slice(a, 0, a.Integer(1))),
        ("map", "list member", Map),
        ("offset", "list index", static a => Slice(a, a.Integer(1), int.MaxValue)),
        ("remove_at", "list index", RemoveAt),
        ("reverse", "list", Reverse),
        ("size", "list", static a => a[0].Kind == ValueKind.Range ? Value.Of(a[0].AsRange.Count) : Value.Of(a.List(0).Length)),
        ("sort", "list member?", Sort),
        ("uniq", "list", Unique));

    private static Value Of(List<Value> items) => Value.Of(new ScriptArray(items));

    /// <summary>Calls the function argument with an item and the further arguments.</summary>
    private static Value Apply(Arguments a, Value item) => a.Count > 2
        ? a.Callable(1).Invoke(a.Context, new Call([item, .. a.From(2)]))
        : a.Callable(1).Invoke(a.Context, new Call(new ReadOnlySpan<Value>(in item)));

    private static int FindFirst(Arguments a)
    {
        var list = a.List(0);
        for (var i = 0; i < list.Length; i++)
        {
            if (Apply(a, list[i]).IsTrue)
            {
                return i;
            }
        }

        return -1;
    }

    private static Value Where(Arguments a, Func<Arguments, Value, bool> isKept)
    {
        var list = a.List(0);
        var kept = Lists.Create(a.Context, list.Length);
        foreach (var item in list)
        {
            if (isKept(a, item))
            {
                kept.Add(item);
            }
        }

        return Of(kept);
    }

    private static Value Each(Arguments a)
    {
        var list = a.List(0);
        var results = Lists.Create(a.Context, list.Length);
        foreach (var item in list)
        {
            results.Add(Apply(a, item).OrNull());
        }

        return Of(results);
    }

    private static Value Map(Arguments a)
    {
        var member = a.Text(1);
        var list = a.List(0);
        var results = Lists.Create(a.Context, list.Length);
        foreach (var item in list)
        {
            results.Add(item.IsNull ? Value.Null : Members.Get(a.Context, item, member).OrNull());
        }

        return Of(results);
    }

    private static Value Cycle(Arguments a)
    {
        var list = a.List(0);
        var group = "cycle:" + (a.OptionalText(1) ?? ValueText.Of(a.Context, a[0]));
        a.Context.Budget.ChargeText(group.Length);
        var turn = a.Context.Counters.GetValueOrDefault(group);
        a.Context.Counters[group] = turn + 1;
        return list.Length == 0 ? Value.Null : list[turn % list.Length];
    }

    private static Value InsertAt(Arguments a)
    {
        var list = a.List(0);
        var index = Math.Max(0, a.Integer(1));
        var items = Lists.Create(a.Context, Math.Max(index, list.Length) + 1L);
        items.AddRange(list);
        while (items.Count < index)
        {
            items.Add(Value.Null);
        }

        items.Insert(index, a[2]);
        return Of(items);
    }

    private static Value RemoveAt(Arguments a)
    {
        var list = a.List(0);
        var index = a.Integer(1);
        index = index < 0 ? list.Length + index : index;
        var items = Lists.Create(a.Context, list.Length);
        items.AddRange(list);
        if (index >= 0 && index < items.Count)
        {
            items.RemoveAt(index);
        }

        return Of(items);
    }

    private static Value Slice(Arguments a, int offset, int count)
    {
        var list = a.List(0);
        var start = Math.Clamp(offset, 0, list.Length);
        return Value.Of(new ScriptArray(list.Slice(start, Math.Clamp(count, 0, list.Length - start))));
    }

    private static Value Reverse(Arguments a)
    {
        var list = a.List(0);
        var items = Lists.Create(a.Context, list.Length);
        items.AddRange(list);
        items.Reverse();
        return Of(items);
    }

    private static Value Join(Arguments a)
    {
        var text = new BoundedText(a.Context);
        var transform = a[2].IsNull ? null : a.Callable(2);
        var list = a.List(0).ToArray();
        if (transform is not null)
        {
            for (var i = 0; i < list.Length; i++)
            {
                list[i] = transform.Invoke(a.Context, new Call([Value.Of(ValueText.Of(a.Context, list[i]))]));
            }
        }

        var isMarkup = a[1].Kind == ValueKind.Markup || Array.Exists(list, item => item.Kind == ValueKind.Markup);
        for (var i = 0; i < list.Length; i++)
        {
            Append(a, text, i == 0 ? Value.Null : a[1], isMarkup);
            Append(a, text, list[i], isMarkup);
        }

        return isMarkup ? Value.Markup(text.ToString()) : Value.Of(text.ToString());
    }

    private static void Append(Arguments a, BoundedText text, Value part, bool isMarkup) =>
        text.Append(isMarkup ? TextOperators.MarkupOf(a.Context, part) : ValueText.Of(a.Context, part));

    private static Value Sort(Arguments a)
    {
        var member = a.OptionalText(1);
        var list = a.List(0);
        var keyed = new (Value Key, Value Item)[list.Length];
        a.Context.Budget.ChargeItems(list.Length * 2L);
        for (var i = 0; i < keyed.Length; i++)
        {
            var key = member is null ? list[i] : list[i].IsNull ? Value.Null : Members.Get(a.Context, list[i], member);
            keyed[i] = (key.OrNull(), list[i]);
        }

        CheckOrder(a, keyed);
        var context = a.Context;
        MergeSort.Sort<(Value Key, Value Item)>(keyed, (left, right) => Compare(context, left.Key, right.Key));
        return Of([.. keyed.Select(entry => entry.Item)]);
    }

    private static int Compare(RenderContext context, Value left, Value right)
    {
        context.Budget.Step();
        if (left.IsNull || right.IsNull)
        {
            return right.IsNull.CompareTo(left.IsNull);
        }

        ValueComparer.TryCompare(context, left, right, out var order);
        return order;
    }

    /// <summary>Every key must have an order with every other: all numbers, all texts, all dates.</summary>
    private static void CheckOrder(Arguments a, (Value Key, Value Item)[] keyed)
    {
        var first = Array.Find(keyed, entry => !entry.Key.IsNull).Key;
        foreach (var (key, _) in keyed)
        {
            var isSameKind = (key.IsText && first.IsText) || (key.IsNumber && first.IsNumber);
            if (!key.IsNull && !isSameKind && (key.IsText != first.IsText || !ValueComparer.TryCompare(a.Context, first, key, out _)))
            {
                throw a.Fail($"{ValueKinds.Describe(first)} and {ValueKinds.Describe(key)} have no order");
            }
        }
    }

    private static Value Unique(Arguments a)
    {
        var list = a.List(0);
        var kept = Lists.Create(a.Context, list.Length);
        var seen = new HashSet<Value>(new ItemComparer(a.Context));
        foreach (var item in list)
        {
            if (seen.Add(item.OrNull()))
            {
                kept.Add(item);
            }
        }

        return Of(kept);
    }
}
