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
    };

    /// <summary>The catalogue's record of a checked message.</summary>
    public static ReportRequest ToRequest(ReportReady message) => ToRequest(message, message.Data is { } data ? MessageData.Write(data) : default);

    /// <summary>The message as the catalogue keeps it until the request is finished.</summary>
    public static string ToKeptMessage(ReportReady message) => JsonSerializer.Serialize(message, WireJson.Options);

    /// <summary>The message of a request that was kept.</summary>
    public static ReportReady ToMessage(UnfinishedRequest request) =>
        JsonSerializer.Deserialize<ReportReady>(request.Message, WireJson.Options)
        ?? throw new JsonException($"The message kept for {request.Revision} is null.");

    public static ImmutableArray<ReportProblem> ToWire(IEnumerable<Problem> problems) =>
        [.. problems.Select(p => new ReportProblem(p.Code, p.Place, p.Message, p.Hint))];
}
