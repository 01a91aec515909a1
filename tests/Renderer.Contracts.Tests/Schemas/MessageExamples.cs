using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>Messages as they travel: documents show them, and every schema must accept its own.</summary>
internal static class MessageExamples
{
    // The same rules as the service's own: camelCase names, nulls left out, Chinese text readable.
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string Digest = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    private static readonly Dictionary<string, string> Tags = new() { ["site"] = "huajie.example" };

    private static readonly ReportReady Ready = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        Data = JsonElement.Parse("""{"template":"disclosure-2021","year":2023,"organization":"花街镇人民政府"}"""),
        Formats = ["html", "pdf"],
        Deadline = new DateTimeOffset(2026, 1, 31, 18, 0, 0, TimeSpan.FromHours(8)),
        Tags = Tags,
    };

    private static readonly ReportRendered Rendered = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        TemplateVersion = "1.0.0",
        TemplateDigest = Digest,
        DataDigest = Digest,
        RenditionId = Digest,
        Artifacts =
        [
            new RenditionArtifact("html", $"renditions/{Digest}/report.html", $"https://objects.example/renditions/{Digest}/report.html", Digest, 37295, null),
            new RenditionArtifact("pdf", $"renditions/{Digest}/report.pdf", $"https://objects.example/renditions/{Digest}/report.pdf", Digest, 255063, 6),
        ],
        Warnings =
        [
            new ReportProblem(ProblemCodes.RuleBroken, "/applications/carriedOver/naturalPerson", "W1: 自然人：上年结转 1 ≠ 去年报告结转下年度 2", "Ask the body; corrections and reorganisations break this rule.")
            {
                Severity = "advice",
                Rule = "W1",
                Cells = [new ReportCell("/applications/carriedOver/naturalPerson", "1"), new ReportCell("previous#/applications/carriedForward/naturalPerson", "2")],
            },
            new ReportProblem(ProblemCodes.GlyphSubstituted, "report.sbn-html(12,3)", "𠮷 (U+20BB7) is set in HanaMin.", "Name a font that has it.") { Severity = "warning" },
        ],
        Reused = false,
        Superseded = false,
        DurationsMilliseconds = new Dictionary<string, double> { ["template"] = 3.1, ["layout"] = 9.4 },
        Tags = Tags,
    };

    private static readonly ReportRejected Rejected = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        Problems = [new ReportProblem(ProblemCodes.DataSchema, "/year", "\"2023\" is a text, must be a number.", "Write it without quotes.") { Severity = "error" }],
        Tags = Tags,
    };

    private static readonly ReportFailed Failed = new()
    {
        ReportId = "huajie-2023",
        Revision = 3,
        Template = "disclosure-2021",
        Code = ProblemCodes.StorageUnavailable,
        Attempts = 4,
        LastError = "The object store does not answer.",
        Tags = Tags,
    };

    private static readonly RegenerateReports Regenerate = new()
    {
        BatchId = "spring-correction",
        Template = "disclosure-2021",
        TemplateVersion = "1.2.0",
        Selection = new RegenerationSelection { TemplateVersion = "1.1.0", Body = "花街镇人民政府", Year = 2023, Tags = Tags, ReportIds = ["huajie-2023"], RenderedBefore = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)) },
        Hold = true,
        Verify = true,
        BrokenSums = "error",
        RequestedBy = "wang",
    };

    private static readonly RegenerationStarted Started = new()
    {
        BatchId = "spring-correction",
        Template = "disclosure-2021",
        TemplateVersion = "1.2.0",
        TemplateDigest = Digest,
        State = "running",
        Selected = 0,
        Rendered = 0,
        Reused = 0,
        Unchanged = 0,
        Rejected = 0,
        Failed = 0,
        Cancelled = 0,
        Remaining = 0,
        RequestedBy = "wang",
    };

    private static readonly RegenerationProgressed Progressed = new()
    {
        BatchId = "spring-correction",
        Template = "disclosure-2021",
        TemplateVersion = "1.2.0",
        TemplateDigest = Digest,
        State = "running",
        Selected = 4000,
        Rendered = 3100,
        Reused = 12,
        Unchanged = 640,
        Rejected = 3,
        Failed = 1,
        Cancelled = 0,
        Remaining = 256,
        RequestedBy = "wang",
    };

    private static readonly RegenerationCompleted Completed = new()
    {
        BatchId = "spring-correction",
        Template = "disclosure-2021",
        TemplateVersion = "1.2.0",
        TemplateDigest = Digest,
        State = "completed",
        Selected = 20000,
        Rendered = 19100,
        Reused = 12,
        Unchanged = 890,
        Rejected = 8,
        Failed = 2,
        Cancelled = 0,
        Remaining = 0,
        RequestedBy = "wang",
        Problems = [],
        DryRun = false,
    };

    /// <summary>Examples of one kind of message, by name.</summary>
    public static Dictionary<string, JsonNode> Of(Type message) => message.Name switch
    {
        nameof(ReportReady) => new()
        {
            ["inline"] = Json(Ready),
            ["referenced"] = Json(Ready with { Data = null, DataRef = new DataReference($"incoming/{Digest}.json", Digest, 4096), TemplateVersion = "1.0.0" }),
            ["compared"] = Json(Ready with
            {
                Formats = ["html", "pdf", "fragment", "json", "csv"],
                ComputeTotals = true,
                BrokenSums = "error",
                Compare = new ReportComparison { PreviousReportId = "huajie-2022", LowerReportIds = ["huajie-school-2023", "huajie-clinic-2023"] },
            }),
            ["older"] = Json(Ready with { DataVersion = "1.0.0" }),
            ["smallest"] = Json(Ready with { Formats = [], Deadline = null, Tags = new Dictionary<string, string>() }),
        },
        nameof(ReportRendered) => new()
        {
            ["rendered"] = Json(Rendered),
            ["reused"] = Json(Rendered with { Reused = true, Superseded = true, BatchId = "batch-1", Warnings = [], DurationsMilliseconds = new Dictionary<string, double>() }),
        },
        nameof(ReportRejected) => new()
        {
            ["rejected"] = Json(Rejected),
            ["unreadable"] = Json(Rejected with
            {
                ReportId = "",
                Revision = 0,
                Template = "",
                Problems = [new ReportProblem(ProblemCodes.MessageUnreadable, "(1,1)", "The body is not JSON.", "Send one JSON object, encoded as UTF-8.") { Severity = "error" }],
                Tags = new Dictionary<string, string>(),
            }),
        },
        nameof(ReportFailed) => new() { ["failed"] = Json(Failed) },
        nameof(RegenerateReports) => new()
        {
            ["selected"] = Json(Regenerate),
            ["everything"] = Json(new RegenerateReports { Template = "disclosure-2021", Selection = new RegenerationSelection(), RequestedBy = "wang" }),
            ["dry-run"] = Json(new RegenerateReports { Template = "disclosure-2021", Selection = new RegenerationSelection { Year = 2023 }, DryRun = true, RequestedBy = "wang" }),
        },
        nameof(CancelRegeneration) => new() { ["cancel"] = Json(new CancelRegeneration { BatchId = "spring-correction", RequestedBy = "wang" }) },
        nameof(RegenerationStarted) => new() { ["started"] = Json(Started) },
        nameof(RegenerationProgressed) => new() { ["progressed"] = Json(Progressed) },
        nameof(RegenerationCompleted) => new()
        {
            ["completed"] = Json(Completed),
            ["dry-run"] = Json(Completed with { State = "dry-run", DryRun = true, Rendered = 0, Reused = 0, Unchanged = 0, Rejected = 0, Failed = 0, Remaining = 20000 }),
            ["refused"] = Json(Completed with
            {
                State = "refused",
                Selected = 0,
                Rendered = 0,
                Reused = 0,
                Unchanged = 0,
                Rejected = 0,
                Failed = 0,
                Problems =
                [
                    new ReportProblem(ProblemCodes.BatchOverlap, "template", "The batch \"winter-correction\" renders reports of this template with version 1.1.0 and is not finished.", "Wait for it, or cancel it.") { Severity = "error" },
                ],
            }),
        },
        nameof(TemplatePublished) => new() { ["published"] = Json(new TemplatePublished { Name = "disclosure-2021", Version = "1.2.0", Digest = Digest, By = "li" }) },
        nameof(TemplateActivated) => new() { ["activated"] = Json(new TemplateActivated { Name = "disclosure-2021", Version = "1.2.0", Digest = Digest, By = "li" }) },
        nameof(TemplateWithdrawn) => new() { ["withdrawn"] = Json(new TemplateWithdrawn { Name = "disclosure-2021", Version = "1.1.0", Digest = Digest, By = "li" }) },
        _ => throw new ArgumentException($"{message.Name} has no example.", nameof(message)),
    };

    private static JsonNode Json<T>(T message) => JsonSerializer.SerializeToNode(message, Wire)!;
}
