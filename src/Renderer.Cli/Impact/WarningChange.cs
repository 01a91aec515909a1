using System.Collections.Immutable;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>Warnings that only one side has, as <c>R1: message</c> or <c>code: message</c>.</summary>
internal sealed record WarningChange(ImmutableSortedSet<string> New, ImmutableSortedSet<string> Gone)
{
    public static readonly WarningChange None = new([], []);

    public bool IsNone => New.IsEmpty && Gone.IsEmpty;

    /// <param name="before">What the report's last rendition was announced with.</param>
    /// <param name="after">What checking, and laying out if that was done, finds now.</param>
    /// <param name="isLaidOut">Whether warnings of the layout are among those of after; else those of before say nothing.</param>
    public static WarningChange Between(IEnumerable<Problem> before, IEnumerable<Problem> after, bool isLaidOut)
    {
        var (old, now) = (Keys(before, isLaidOut), Keys(after, isLaidOut));
        return new(now.Except(old), old.Except(now));
    }

    // Rules that look at other reports are not run here, and where in a page a warning stands changes with every line.
    private static ImmutableSortedSet<string> Keys(IEnumerable<Problem> problems, bool isLaidOut) =>
    [
        .. problems.Where(p => p.Severity != Severity.Error && p.Cells.All(c => c.Place.StartsWith('/')) && (isLaidOut || p.Code == Codes.RuleBroken))
            .Select(p => p.Rule is null ? $"{p.Code}: {p.Message}" : p.Message),
    ];
}
