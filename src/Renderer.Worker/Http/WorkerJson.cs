using System.Text.Json.Serialization;
using Renderer.Contracts;
using Renderer.Worker.Http.Batches;
using Renderer.Worker.Http.Templates;

namespace Renderer.Worker.Http;

/// <summary>The JSON of the HTTP API's answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(BatchListAnswer))]
[JsonSerializable(typeof(DryRunAnswer))]
[JsonSerializable(typeof(TemplateAnswer))]
[JsonSerializable(typeof(TemplateListAnswer))]
internal sealed partial class WorkerJson : JsonSerializerContext;

/// <summary>State of a report.</summary>
internal sealed record ReportAnswer
{
    public required string ReportId { get; init; }

    /// <summary>The newest revision that was asked for.</summary>
    public required long Revision { get; init; }

    /// <summary><c>accepted</c>, <c>rendered</c>, <c>rejected</c> or <c>failed</c>; a failed request is taken up again.</summary>
    public required string State { get; init; }

    public required string Template { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int? FailedAttempts { get; init; }

    /// <summary>Why the request was rejected or failed.</summary>
    public IReadOnlyList<ReportProblem>? Problems { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What the report shows now; may be of an older revision.</summary>
    public CurrentAnswer? Current { get; init; }
}

/// <summary>The rendition a report shows.</summary>
internal sealed record CurrentAnswer
{
    public required long Revision { get; init; }

    public required string RenditionId { get; init; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string TemplateDigest { get; init; }

    public required string DataDigest { get; init; }

    public required int Pages { get; init; }

    public required IReadOnlyList<ArtifactAnswer> Artifacts { get; init; }

    public required IReadOnlyList<ReportProblem> Warnings { get; init; }
}

/// <summary>One file of a rendition.</summary>
/// <param name="Format"><c>html</c>, <c>pdf</c>, <c>fragment</c>, <c>json</c> or <c>csv</c>.</param>
/// <param name="Href">Path below this service.</param>
/// <param name="Key">Object key.</param>
/// <param name="Address">Where the store serves it.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="Bytes">Length in bytes.</param>
internal sealed record ArtifactAnswer(string Format, string Href, string Key, string Address, string Sha256, long Bytes);

/// <summary>Problem details (RFC 9457) with every problem.</summary>
internal sealed record ProblemAnswer
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    /// <summary>State of the report, where the problem is that it is not rendered.</summary>
    public string? State { get; init; }

    public IReadOnlyList<ReportProblem>? Problems { get; init; }
}

/// <summary>Health of the service and of its parts.</summary>
/// <param name="Status"><c>ready</c>, <c>unready</c> or <c>live</c>.</param>
/// <param name="Parts">Each part by name; null where only the process is asked.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, PartAnswer>? Parts);

/// <summary>Health of one part.</summary>
/// <param name="IsReady">Whether it works.</param>
/// <param name="Reason">Why not, and what to do; null when it works.</param>
internal sealed record PartAnswer(bool IsReady, string? Reason);
