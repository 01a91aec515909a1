using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>What a command must hold before anything is done with it, whichever way it came.</summary>
internal static partial class CommandCheck
{
    /// <summary>Every problem of the command; places are its fields.</summary>
    public static ImmutableArray<Problem> FindProblems(RegenerateReports command) =>
    [
        .. FindBatchProblems(command),
        .. FindSelectionProblems(command.Selection),
        .. FindRequesterProblems(command.RequestedBy),
    ];

    /// <summary>Every problem of the command; places are its fields.</summary>
    public static ImmutableArray<Problem> FindProblems(CancelRegeneration command) =>
    [
        .. ReportRevision.IsReportId(command.BatchId) ? [] : (IEnumerable<Problem>)[NoBatchId(command.BatchId)],
        .. FindRequesterProblems(command.RequestedBy),
    ];

    private static IEnumerable<Problem> FindBatchProblems(RegenerateReports command)
    {
        if (command.BatchId is { } id && !ReportRevision.IsReportId(id)) yield return NoBatchId(id);
        if (!MessageCheck.IsName(command.Template)) yield return MessageCheck.NoTemplate("template", command.Template);
        if (command.TemplateVersion is { } version && !MessageCheck.IsName(version)) yield return MessageCheck.NoVersion("templateVersion", version);
        if (MessageCheck.FindBrokenSumsProblem(command.BrokenSums) is { } brokenSums) yield return brokenSums;
    }

    private static IEnumerable<Problem> FindSelectionProblems(RegenerationSelection? selection)
    {
        if (selection is null) return [MessageCheck.Invalid("selection", "There is no selection.", "Give the conditions in selection; {} selects every report of the template.")];
        return
        [
            .. FindConditionProblems(selection),
            .. FindReportProblems(selection.ReportIds),
            .. MessageCheck.FindTagProblems("selection.tags", selection.Tags),
        ];
    }

    private static IEnumerable<Problem> FindConditionProblems(RegenerationSelection selection)
    {
        if (selection.TemplateVersion is { } version && !MessageCheck.IsName(version)) yield return MessageCheck.NoVersion("selection.templateVersion", version);
        if (selection.Body is { } body && !IsLine(body, MessageLimits.BodyLength))
            yield return MessageCheck.Invalid("selection.body", "The text is empty, too long or has control characters.", $"Give the body's name as its reports have it, at most {MessageLimits.BodyLength} characters.");
        if (selection.Year < 1) yield return MessageCheck.Invalid("selection.year", $"{selection.Year} is not a year.", "Give a year such as 2023.");
    }

    private static IEnumerable<Problem> FindReportProblems(IReadOnlyList<string> ids)
    {
        if (ids.Count > MessageLimits.SelectedReports)
        {
            yield return MessageCheck.Invalid("selection.reportIds", $"There are {ids.Count} reports.", $"Give at most {MessageLimits.SelectedReports} in one command; split the list, or select by tag.");
            yield break;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            if (!ReportRevision.IsReportId(id)) yield return MessageCheck.NoReportId($"selection.reportIds[{index}]", id);
            else if (!known.Add(id)) yield return MessageCheck.Invalid($"selection.reportIds[{index}]", $"{id} is there twice.", "Give each report once.");
        }
    }

    private static IEnumerable<Problem> FindRequesterProblems(string? requester)
    {
        if (requester is null || !IsLine(requester, MessageLimits.RequesterLength))
            yield return MessageCheck.Invalid("requestedBy", "The text is empty, too long or has control characters.", $"Say who asks in one line of at most {MessageLimits.RequesterLength} characters.");
    }

    private static Problem NoBatchId(string? id) => MessageCheck.NoReportId("batchId", id) with { Message = $"\"{MessageCheck.Shorten(id)}\" is not a batch id." };

    private static bool IsLine(string text, int maximum) => text.EnumerateRunes().Count() <= maximum && LinePattern().IsMatch(text);

    [GeneratedRegex(@"\A[^\u0000-\u001F\u007F-\u009F]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinePattern();
}
