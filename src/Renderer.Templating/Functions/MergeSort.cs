namespace Renderer.Templating.Functions;

/// <summary>A stable sort that ends whatever the comparison says, and lets through what it throws; the framework's sorts do neither.</summary>
internal static class MergeSort
{
    public static void Sort<T>(T[] items, Comparison<T> compare)
    {
        var (from, to) = (items, new T[items.Length]);
        for (var width = 1L; width < items.Length; width *= 2)
        {
            for (var start = 0L; start < items.Length; start += 2 * width)
            {
                var middle = (int)Math.Min(start + width, items.Length);
                var end = (int)Math.Min(start + (2 * width), items.Length);
                Merge(from.AsSpan((int)start..middle), from.AsSpan(middle..end), to.AsSpan((int)start..end), compare);
            }

            (from, to) = (to, from);
        }

        if (from != items)
        {
            from.CopyTo(items, 0);
        }
    }

    private static void Merge<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> merged, Comparison<T> compare)
    {
        while (left.Length > 0 && right.Length > 0)
        {
            // Only what is smaller overtakes: equal items keep their order.
            var isRight = compare(left[0], right[0]) > 0;
            merged[0] = isRight ? right[0] : left[0];
            left = isRight ? left : left[1..];
            right = isRight ? right[1..] : right;
            merged = merged[1..];
        }

        left.CopyTo(merged);
        right.CopyTo(merged[left.Length..]);
    }
}
