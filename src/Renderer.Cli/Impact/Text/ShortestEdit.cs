using System.Collections.Immutable;

namespace Renderer.Cli.Impact.Text;

/// <summary>A stretch that is the same in both sequences.</summary>
internal readonly record struct CommonRun(int Before, int After, int Length);

/// <summary>What two sequences have in common, by the shortest edit script (Myers, "An O(ND) Difference Algorithm", 1986).</summary>
internal static class ShortestEdit
{
    // Memory grows with the square of the differences; sequences this different have nothing to say by what they share.
    private const int MaximumDifferences = 1000;

    /// <summary>The common runs, in order.</summary>
    public static ImmutableArray<CommonRun> Find(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var start = before.CommonPrefixLength(after);
        var end = CommonSuffix(before[start..], after[start..]);
        var runs = ImmutableArray.CreateBuilder<CommonRun>();
        if (start > 0) runs.Add(new(0, 0, start));
        foreach (var run in Middle(before[start..^end], after[start..^end])) runs.Add(new(run.Before + start, run.After + start, run.Length));
        if (end > 0) runs.Add(new(before.Length - end, after.Length - end, end));
        return runs.DrainToImmutable();
    }

    private static int CommonSuffix(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var length = 0;
        while (length < before.Length && length < after.Length && before[^(length + 1)] == after[^(length + 1)]) length++;
        return length;
    }

    /// <summary>Walks the edit graph diagonal by diagonal, with one more difference each round, and remembers how far each round came.</summary>
    private static List<CommonRun> Middle(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        if (before.IsEmpty || after.IsEmpty) return [];
        var rounds = new List<int[]>();
        var most = Math.Min(MaximumDifferences, before.Length + after.Length);
        var reach = new int[2 * most + 3];
        var origin = most + 1;
        for (var differences = 0; differences <= most; differences++)
        {
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var x = FromDown(reach.AsSpan(origin - 1 - differences, 2 * differences + 3), diagonal, differences) ? reach[origin + diagonal + 1] : reach[origin + diagonal - 1] + 1;
                while (x < before.Length && x - diagonal < after.Length && x - diagonal >= 0 && before[x] == after[x - diagonal]) x++;
                reach[origin + diagonal] = x;
                if (x < before.Length || x - diagonal < after.Length) continue;
                rounds.Add(Slice(reach, origin, differences));
                return Trace(rounds, before.Length, after.Length);
            }

            rounds.Add(Slice(reach, origin, differences));
        }

        return [];
    }

    // Of the two ways to a diagonal, the one that has come further along it.
    private static bool FromDown(ReadOnlySpan<int> reach, int diagonal, int differences)
    {
        var middle = differences + 1;
        return diagonal == -differences || (diagonal != differences && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
    }

    private static int[] Slice(int[] reach, int origin, int differences) => reach.AsSpan(origin - 1 - differences, 2 * differences + 3).ToArray();

    /// <summary>From the end back to the start: each round's diagonal is a common run.</summary>
    private static List<CommonRun> Trace(List<int[]> rounds, int beforeLength, int afterLength)
    {
        var runs = new List<CommonRun>();
        var (x, y) = (beforeLength, afterLength);
        for (var differences = rounds.Count - 1; differences > 0; differences--)
        {
            // The ends of the round before, seen through the window of this one.
            var earlier = rounds[differences - 1];
            var diagonal = x - y;
            int Reach(int k) => Math.Abs(k) > differences - 1 ? 0 : earlier[differences + k];
            var isDown = diagonal == -differences || (diagonal != differences && Reach(diagonal - 1) < Reach(diagonal + 1));
            var (fromX, fromDiagonal) = isDown ? (Reach(diagonal + 1), diagonal + 1) : (Reach(diagonal - 1), diagonal - 1);
            var startX = isDown ? fromX : fromX + 1;
            if (x > startX) runs.Add(new(startX, startX - diagonal, x - startX));
            (x, y) = (fromX, fromX - fromDiagonal);
        }

        if (x > 0) runs.Add(new(0, 0, x));
        runs.Reverse();
        return runs;
    }
}
