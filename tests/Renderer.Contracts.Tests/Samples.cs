using System.Text.Json;

namespace Renderer.Contracts.Tests;

/// <summary>One of each message.</summary>
internal static class Samples
{
    public static ReportReady ReadyInline { get; } = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        Data = JsonElement.Parse("""{"year":2023,"fee":7730.280}"""),
        Formats = ["html", "pdf"],
        Deadline = new DateTimeOffset(2024, 1, 31, 18, 0, 0, TimeSpan.FromHours(8)),
        Tags = new Dictionary<string, string> { ["site"] = "example" },
    };

    public static ReportReady ReadyReferenced { get; } = ReadyInline with
    {
        TemplateVersion = "1.0.0",
        Data = null,
        DataRef = new DataReference("data/ab.json", "ab", 9),
        Formats = [],
        Deadline = null,
        Tags = new Dictionary<string, string>(),
    };

    public static ReportReady ReadyCompared { get; } = ReadyReferenced with
    {
        Formats = ["fragment", "json", "csv"],
        ComputeTotals = true,
        BrokenSums = "error",
        Compare = new ReportComparison { PreviousReportId = "huajie-2022", LowerReportIds = ["a", "b"] },
    };

    public static ReportProblem BrokenRule { get; } = new("rule-broken", "/a", "m", "h")
    {
        Severity = "advice",
        Rule = "W1",
        Cells = [new ReportCell("/a", "1.0"), new ReportCell("previous#/b", null)],
    };

    public static ReportRendered Rendered { get; } = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        TemplateVersion = "1.0.0",
        TemplateDigest = "t",
        DataDigest = "d",
        RenditionId = "r",
        Artifacts = [new RenditionArtifact("pdf", "renditions/r/report.pdf", "file:///srv/renditions/r/report.pdf", "s", 12, 4)],
        Warnings = [new ReportProblem("rule-broken", "/applications", "m", "h")],
        Reused = false,
        Superseded = true,
        DurationsMilliseconds = new Dictionary<string, double> { ["layout"] = 1.5 },
        Tags = new Dictionary<string, string> { ["site"] = "example" },
    };

    public static ReportRejected Rejected { get; } = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        Problems = [new ReportProblem("data-schema", "/year", "m", "h")],
        Tags = new Dictionary<string, string>(),
    };

    public static ReportFailed Failed { get; } = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        Code = ProblemCodes.StorageUnavailable,
        Attempts = 4,
        LastError = "disk full",
        Tags = new Dictionary<string, string>(),
    };

    public static RegenerateReports RegenerateEverything { get; } = new() { Template = "disclosure-2021", Selection = new RegenerationSelection(), RequestedBy = "wang" };

    public static RegenerateReports RegenerateSome { get; } = RegenerateEverything with
    {
        BatchId = "b",
        TemplateVersion = "2.0.0",
        Selection = new RegenerationSelection
        {
            TemplateVersion = "1.0.0",
            Body = "花街镇人民政府",
            Year = 2023,
            Tags = new Dictionary<string, string> { ["site"] = "example" },
            ReportIds = ["a"],
            RenderedBefore = new DateTimeOffset(2026, 1, 31, 18, 0, 0, TimeSpan.FromHours(8)),
        },
        DryRun = true,
        Hold = true,
        Verify = true,
        BrokenSums = "error",
    };

    public static RegenerationCompleted Completed { get; } = new()
    {
        BatchId = "b",
        Template = "disclosure-2021",
        TemplateVersion = "2.0.0",
        TemplateDigest = "t",
        State = "completed",
        Selected = 15,
        Rendered = 1,
        Reused = 1,
        Unchanged = 2,
        Rejected = 3,
        Failed = 4,
        Cancelled = 5,
        Remaining = 0,
        RequestedBy = "wang",
        Problems = [new ReportProblem("batch-overlap", "template", "m", "h")],
        DryRun = false,
    };
}
