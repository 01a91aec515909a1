using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Pages;

/// <summary>What of one page is not at the same place, in the same font, size and colour, on the other.</summary>
/// <param name="Before">Marks of the page before.</param>
/// <param name="After">Marks of the page after.</param>
/// <param name="HasOtherSize">The paper differs, or one of the pages does not exist.</param>
internal sealed record PageDifference(ImmutableArray<PageMark> Before, ImmutableArray<PageMark> After, bool HasOtherSize)
{
    public bool IsNone => !HasOtherSize && Before.IsEmpty && After.IsEmpty;

    /// <summary>The differences page by page; of pages that one side lacks, everything.</summary>
    public static ImmutableArray<PageDifference> Between(PagedDocument before, PagedDocument after) =>
        [.. Enumerable.Range(0, Math.Max(before.Pages.Length, after.Pages.Length)).Select(page => Between(before, after, page))];

    private static PageDifference Between(PagedDocument before, PagedDocument after, int page)
    {
        var old = page < before.Pages.Length ? before.Pages[page] : null;
        var now = page < after.Pages.Length ? after.Pages[page] : null;
        var rest = new MarkTable(old is null ? [] : PageMarks.Of(before, page));
        ImmutableArray<PageMark> added = now is null ? [] : [.. PageMarks.Of(after, page).Where(mark => !rest.Take(mark))];
        return new([.. rest.Left], added, old is null || now is null || Differ(old.Width, now.Width) || Differ(old.Height, now.Height));
    }

    private static bool Differ(double before, double after) => Math.Abs(before - after) > MarkTable.Tolerance;
}
