namespace Renderer.Reports.Tests.Rendering;

/// <summary>What has to be taken out of one sequence and put in to make another, with as much as possible left in place.</summary>
/// <param name="Removed">Taken out, in order; pieces that repeat as <c>piece ×n</c>.</param>
/// <param name="Added">Put in, in order.</param>
internal sealed record SequenceDifference(IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    public static SequenceDifference Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = CommonLengths(before, after);
        var (removed, added) = (new List<string>(), new List<string>());
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && before[i] == after[j]) (i, j) = (i + 1, j + 1);
            else if (j == after.Count || (i < before.Count && common[i + 1, j] >= common[i, j + 1])) removed.Add(before[i++]);
            else added.Add(after[j++]);
        }

        return new(Counted(removed), Counted(added));
    }

    /// <summary>Lengths of the longest common subsequences of the ends of both.</summary>
    private static int[,] CommonLengths(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }

    private static List<string> Counted(List<string> pieces)
    {
        var counted = new List<string>();
        for (var start = 0; start < pieces.Count;)
        {
            var end = start;
            while (end < pieces.Count && pieces[end] == pieces[start]) end++;
            counted.Add(end - start == 1 ? pieces[start] : $"{pieces[start]} ×{end - start}");
            start = end;
        }

        return counted;
    }
}
