namespace Renderer.Archive.Catalogue;

/// <summary>One request: a revision of a report and what became of it.</summary>
internal sealed record RequestRow
{
    public required string ReportId { get; init; }

    public required long Revision { get; init; }

    /// <summary>SHA-256 of what was asked for: tells a repeated request from a changed one.</summary>
    public required string Digest { get; init; }

    public required string Template { get; init; }

    public string? TemplateVersion { get; init; }

    public string? DataDigest { get; init; }

    public required RequestState State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>The problems of a rejected request or the last error of a failed one, as JSON.</summary>
    public string? Problems { get; init; }

    public string? RenditionId { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When to take the request up again; null while it is on the bus or finished.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public string? Tags { get; init; }

    /// <summary>The message to publish again; null once the broker keeps it or the request is finished for good.</summary>
    public string? Message { get; init; }

    public required string Lane { get; init; }
}

/// <summary>One finished rendition. Its id says all that went into it, so a row never changes.</summary>
internal sealed record RenditionRow
{
    public required string Id { get; init; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string TemplateDigest { get; init; }

    public required string DataDigest { get; init; }

    public required int Pages { get; init; }

    public required string Artifacts { get; init; }

    public required string Warnings { get; init; }

    public required DateTimeOffset StoredAt { get; init; }
}

/// <summary>One report: its newest rendered revision.</summary>
internal sealed record ReportRow
{
    public required string ReportId { get; init; }

    public required long Revision { get; init; }

    public required string RenditionId { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The body that reports; null when the template does not say, and in rows that were written before there was this column.</summary>
    public string? Body { get; init; }

    public int? Year { get; init; }

    public string? Scope { get; init; }

    /// <summary>Everything that was announced as a warning, as JSON; null in rows that were written before there was this column.</summary>
    public string? Warnings { get; init; }
}
