using System.Collections.Immutable;
using Renderer.Reports;

namespace Renderer.Archive.Catalogue;

/// <summary>A request as the catalogue keeps it.</summary>
public sealed record ReportRequest
{
    /// <summary>What is to be rendered.</summary>
    public required ReportRevision Revision { get; init; }

    /// <summary>SHA-256 of everything that decides the outcome; a repeated request has the same, a changed one another.</summary>
    public required string Digest { get; init; }

    /// <summary>Template name.</summary>
    public required string Template { get; init; }

    /// <summary>A pinned template version, or null for the active one.</summary>
    public string? TemplateVersion { get; init; }

    /// <summary>The queue it goes through when it is taken up again. Default <c>interactive</c>.</summary>
    public string Lane { get; init; } = "interactive";

    /// <summary>After this moment the result is of no use; null for never.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The requester's tags.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What is kept with the report so that it can be rendered again in the same way; null for nothing.</summary>
    public RequestOptions? Options { get; init; }
}

/// <summary>How a report was asked for, beside its data and template.</summary>
public sealed record RequestOptions
{
    /// <summary>The formats asked for.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary><c>warning</c> or <c>error</c>; null for the setting.</summary>
    public string? BrokenSums { get; init; }

    /// <summary>The report of the year before that it names; null for none.</summary>
    public string? PreviousReportId { get; init; }

    /// <summary>The reports that it adds up.</summary>
    public ImmutableArray<string> LowerReportIds { get; init; } = [];
}

/// <summary>Why a request could not be rendered, for now.</summary>
/// <param name="Problem">The last error.</param>
/// <param name="Attempts">How often it was tried this time.</param>
/// <param name="DueAt">When to take it up again; null for not before the next start.</param>
/// <param name="Message">The whole message, kept so that it can be published again; null when the broker keeps it.</param>
public sealed record RequestFailure(Problem Problem, int Attempts, DateTimeOffset? DueAt, string? Message);

/// <summary>A request that is not finished.</summary>
/// <param name="Revision">What is to be rendered.</param>
/// <param name="Message">The message to publish again.</param>
/// <param name="Lane">The queue it goes through.</param>
public sealed record UnfinishedRequest(ReportRevision Revision, string Message, string Lane = "interactive");

/// <summary>A message that was put back from an error queue.</summary>
public sealed record Replay
{
    /// <summary>Id of this replay, made by the caller before the message is put back; recorded twice, it is one.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it lay in.</summary>
    public required string Queue { get; init; }

    /// <summary>The lane it was put back into.</summary>
    public required string Lane { get; init; }

    /// <summary>The report and its revision; null when the message did not say.</summary>
    public ReportRevision? Revision { get; init; }

    /// <summary>Template that was asked for; null when the message did not say.</summary>
    public string? Template { get; init; }

    /// <summary>Code of the problem it lay there for; null when it carried none.</summary>
    public string? Code { get; init; }

    /// <summary>Who asked for the replay.</summary>
    public required string RequestedBy { get; init; }
}

/// <summary>What is known of a report: the newest request and the current rendition.</summary>
public sealed record ReportStatus
{
    /// <summary>The newest revision that was asked for.</summary>
    public required ReportRevision Revision { get; init; }

    /// <summary>What became of it.</summary>
    public required RequestState State { get; init; }

    /// <summary>Template that was asked for.</summary>
    public required string Template { get; init; }

    /// <summary>How often the request failed; 0 when it never did.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it was rejected or failed; empty otherwise.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it was rendered, rejected or failed; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The requester's tags.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    /// <summary>What the report shows now; null before the first rendition.</summary>
    public PublishedRendition? Published { get; init; }
}

/// <summary>What a report shows.</summary>
/// <param name="Revision">The newest revision that was rendered.</param>
/// <param name="Rendition">Its rendition.</param>
/// <param name="Warnings">What was announced with it: the rules that do not hold, and the rendition's own warnings.</param>
public sealed record PublishedRendition(long Revision, StoredRendition Rendition, ImmutableArray<Problem> Warnings);
