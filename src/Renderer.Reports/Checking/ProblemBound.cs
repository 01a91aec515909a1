using System.Collections.Immutable;

namespace Renderer.Reports.Checking;

/// <summary>Keeps what a check says short enough for a message: of a report with ten thousand broken rows the first ones tell enough.</summary>
internal static class ProblemBound
{
    /// <summary>Most problems of a check. With 60 cells each this stays well below 1 MiB.</summary>
    public const int Most = 200;

    /// <summary>The gravest problems in the order they were found, and a last one that counts the rest.</summary>
    public static ImmutableArray<Problem> Apply(IReadOnlyList<Problem> problems)
    {
        if (problems.Count <= Most) return [.. problems];
        var byGravity = problems.OrderByDescending(p => p.Severity).ToList();
        var rest = byGravity[Most - 1];
        return
        [
            .. byGravity.Take(Most - 1),
            new(rest.Severity, rest.Code, rest.Place, $"at least {problems.Count - Most + 1} more problems, the first of them here: {rest.Message}", "correct those before it and check again"),
        ];
    }
}
