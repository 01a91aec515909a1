using System.Collections.Immutable;

namespace Renderer.Worker.Regeneration;

/// <summary>What a batch has with the workers, and how much more it could use.</summary>
/// <param name="Outstanding">Its items without an outcome yet.</param>
/// <param name="Wanted">The most it could add now.</param>
internal sealed record ShareDemand(long Outstanding, int Wanted);

/// <summary>Divides what there is among batches: equal shares, and what one does not need goes to the others.</summary>
internal static class FairShares
{
    /// <summary>How many items each batch may add to the window.</summary>
    /// <param name="window">Most items of all batches together.</param>
    /// <param name="demands">One per batch.</param>
    /// <param name="first">Which batch gets what cannot be divided; moved on each round.</param>
    /// <remarks>
    /// A batch gets its share even while others hold more than theirs, which they took when they were alone: their items may be waiting
    /// in a retry queue for minutes. So right after a batch came in, up to as much again may be outstanding.
    /// </remarks>
    public static ImmutableArray<int> DivideWindow(int window, IReadOnlyList<ShareDemand> demands, int first)
    {
        var share = Math.Max(1, window / Math.Max(1, demands.Count(d => d.Wanted > 0 || d.Outstanding > 0)));
        int[] grants = [.. demands.Select(d => (int)Math.Clamp(share - d.Outstanding, 0, d.Wanted))];
        var room = window - demands.Sum(d => d.Outstanding) - grants.Sum();
        var more = Divide((int)Math.Max(0, room), [.. demands.Select((d, i) => d.Wanted - grants[i])], first);
        return [.. grants.Zip(more, (grant, extra) => grant + extra)];
    }

    /// <summary>Divides an amount: nobody gets more than it wants, and nobody less than another unless it wants no more.</summary>
    /// <param name="amount">How much there is.</param>
    /// <param name="wanted">How much each wants.</param>
    /// <param name="first">Who gets what cannot be divided.</param>
    public static ImmutableArray<int> Divide(int amount, IReadOnlyList<int> wanted, int first)
    {
        var grants = new int[wanted.Count];
        while (amount > 0)
        {
            int[] hungry = [.. Enumerable.Range(0, wanted.Count).Select(i => (i + first) % wanted.Count).Where(i => grants[i] < wanted[i])];
            if (hungry.Length == 0) break;
            var each = Math.Max(1, amount / hungry.Length);
            foreach (var i in hungry)
            {
                var given = Math.Min(Math.Min(each, wanted[i] - grants[i]), amount);
                grants[i] += given;
                amount -= given;
            }
        }

        return [.. grants];
    }
}
