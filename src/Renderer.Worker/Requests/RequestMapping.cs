using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>Between the wire's records and the archive's.</summary>
internal static class RequestMapping
{
    /// <summary>The catalogue's record of a checked message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="inlineData">Its inline data as bytes; empty when the data lies in the store.</param>
    public static ReportRequest ToRequest(ReportReady message, ReadOnlyMemory<byte> inlineData) => new()
    {
        Revision = ReportRevision.Create(message.ReportId, message.Revision),
        Digest = MessageData.DigestOf(message, inlineData),
        Template = message.Template,
        TemplateVersion = message.TemplateVersion,
        Deadline = message.Deadline,
        Tags = message.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Options = new RequestOptions
        {
            Formats = [.. message.Formats],
            BrokenSums = message.BrokenSums,
            PreviousReportId = message.Compare?.PreviousReportId,
            LowerReportIds = [.. message.Compare?.LowerReportIds ?? []],
        },
    };

    /// <summary>The catalogue's record of a checked message.</summary>
    public static ReportRequest ToRequest(ReportReady message) => ToRequest(message, message.Data is { } data ? MessageData.Write(data) : default);

    /// <summary>What a checked message asks of the renderer.</summary>
    public static RenderRequest ToRenderRequest(ReportReady message, ReadOnlyMemory<byte> data, Severity brokenSums) =>
        new(data, message.ReportId, message.Template, message.TemplateVersion) { Formats = [.. message.Formats], ComputesTotals = message.ComputeTotals, BrokenSums = brokenSums, DataVersion = message.DataVersion };

    /// <summary>The message as the catalogue keeps it until the request is finished.</summary>
    public static string ToKeptMessage(ReportReady message) => JsonSerializer.Serialize(message, WireJson.Options);

    /// <summary>The message of a request that was kept.</summary>
    public static ReportReady ToMessage(UnfinishedRequest request) =>
        JsonSerializer.Deserialize<ReportReady>(request.Message, WireJson.Options)
        ?? throw new JsonException($"The message kept for {request.Revision} is null.");

    /// <summary>Problems as events and answers show them.</summary>
    public static ImmutableArray<ReportProblem> ToWire(IEnumerable<Problem> problems) =>
    [
        .. problems.Select(p => new ReportProblem(p.Code, p.Place, p.Message, p.Hint)
        {
            Severity = NameOf(p.Severity),
            Rule = p.Rule,
            Cells = [.. p.Cells.Select(c => new ReportCell(c.Place, c.Value))],
        }),
    ];

    /// <summary>Problems of an event as they were; the severity is the event's own where they do not say it.</summary>
    public static ImmutableArray<Problem> FromWire(IEnumerable<ReportProblem> problems, Severity severity) =>
    [
        .. problems.Select(p => new Problem(SeverityOf(p.Severity) ?? severity, p.Code, p.Place, p.Message, p.Hint)
        {
            Rule = p.Rule,
            Cells = [.. p.Cells.Select(c => new ProblemCell(c.Place, c.Value))],
        }),
    ];

    /// <summary>A severity as the wire names it.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Advice => "advice",
        Severity.Warning => "warning",
        Severity.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    private static Severity? SeverityOf(string? name) => name switch
    {
        "advice" => Severity.Advice,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        _ => null,
    };
}
