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
    public static ReportRequest ToRequest(ReportReady message) => new()
    {
        Revision = ReportRevision.Create(message.ReportId, message.Revision),
        Digest = MessageData.DigestOf(message),
        Template = message.Template,
        TemplateVersion = message.TemplateVersion,
        Deadline = message.Deadline,
        Tags = message.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Message = JsonSerializer.Serialize(message, WireJson.Options),
    };

    /// <summary>The message of a request that was kept.</summary>
    public static ReportReady ToMessage(UnfinishedRequest request) =>
        JsonSerializer.Deserialize<ReportReady>(request.Message, WireJson.Options)
        ?? throw new JsonException($"The message kept for {request.Revision} is null.");

    public static ImmutableArray<ReportProblem> ToWire(IEnumerable<Problem> problems) =>
        [.. problems.Select(p => new ReportProblem(p.Code, p.Place, p.Message, p.Hint))];
}
