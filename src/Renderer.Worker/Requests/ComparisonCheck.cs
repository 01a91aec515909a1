using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>What a message must hold where it says which reports to compare with.</summary>
internal static class ComparisonCheck
{
    /// <summary>Every problem; places are the message's fields.</summary>
    public static IEnumerable<Problem> FindProblems(ReportComparison? comparison) =>
        comparison is null ? [] : [.. FindPreviousProblems(comparison), .. FindLowerProblems(comparison.LowerReportIds)];

    private static IEnumerable<Problem> FindPreviousProblems(ReportComparison comparison)
    {
        if (comparison.PreviousReportId is { } id && !ReportRevision.IsReportId(id)) yield return MessageCheck.NoReportId("compare.previousReportId", id);
        if (comparison.PreviousReportId is not null && comparison.PreviousData is not null)
            yield return MessageCheck.Invalid("compare.previousData", "There are both previousReportId and previousData.", "Give one of them.");
        if (comparison.PreviousData is { } data && !MessageData.IsUnicode(data)) yield return MessageCheck.NotUnicode("compare.previousData");
    }

    private static IEnumerable<Problem> FindLowerProblems(IReadOnlyList<string> ids)
    {
        if (ids.Count > MessageLimits.LowerReports)
        {
            yield return MessageCheck.Invalid("compare.lowerReportIds", $"There are {ids.Count} lower reports.", $"Give at most {MessageLimits.LowerReports}; add up in two steps.");
            yield break;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            if (!ReportRevision.IsReportId(id)) yield return MessageCheck.NoReportId($"compare.lowerReportIds[{index}]", id);
            else if (!known.Add(id)) yield return MessageCheck.Invalid($"compare.lowerReportIds[{index}]", $"{id} is there twice, and would be added twice.", "Give each report once.");
        }
    }
}
