namespace Renderer.Contracts;

/// <summary>A report was rendered and stored, or was found stored already.</summary>
public sealed record ReportRendered
{
    /// <summary>The upstream system's id.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    public required string ReportId { get; init; }

    /// <summary>The revision that was rendered.</summary>
    [AtLeast(1)]
    public required long Revision { get; init; }

    /// <summary>Template package name.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Template { get; init; }

    /// <summary>Version of the template package.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string TemplateVersion { get; init; }

    /// <summary>Lower-case hex SHA-256 over the package's files.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string TemplateDigest { get; init; }

    /// <summary>Lower-case hex SHA-256 of the canonical data.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string DataDigest { get; init; }

    /// <summary>Identity of the result, 64 lower-case hexadecimal digits: same id, same bytes, anywhere.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string RenditionId { get; init; }

    /// <summary>The stored files.</summary>
    public required IReadOnlyList<RenditionArtifact> Artifacts { get; init; }

    /// <summary>Broken rules, substituted glyphs and the like; the report was published as its body signed it.</summary>
    public required IReadOnlyList<ReportProblem> Warnings { get; init; }

    /// <summary>Nothing was rendered: the same rendition was already stored.</summary>
    public required bool Reused { get; init; }

    /// <summary>A newer revision of this report is already current; this one is stored but does not replace it.</summary>
    public required bool Superseded { get; init; }

    /// <summary>The regeneration batch this belongs to, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>Milliseconds spent in each stage, by stage name.</summary>
    public required IReadOnlyDictionary<string, double> DurationsMilliseconds { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>One stored file of a rendition.</summary>
/// <param name="Format"><c>html</c>, <c>pdf</c>, <c>fragment</c>, <c>json</c> or <c>csv</c>.</param>
/// <param name="Key">Object key.</param>
/// <param name="Address">Where the store serves it, as an absolute URI.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the bytes.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Pages">Pages of a paged format; null otherwise.</param>
public sealed record RenditionArtifact(
    [property: Choice("html", "pdf", "fragment", "json", "csv")] string Format,
    [property: Text(MessagePatterns.ObjectKey, MessageLimits.ObjectKeyLength)] string Key,
    string Address,
    [property: Text(MessagePatterns.Sha256)] string Sha256,
    [property: AtLeast(1)] long Bytes,
    [property: AtLeast(1)] int? Pages);

/// <summary>The request can never succeed as it is. It was not retried; nothing was stored.</summary>
public sealed record ReportRejected
{
    /// <summary>The upstream system's id as it was sent; empty when none could be read from the message.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision that was asked for; 0 when none could be read from the message.</summary>
    public required long Revision { get; init; }

    /// <summary>The template that was asked for; empty when none could be read from the message.</summary>
    public required string Template { get; init; }

    /// <summary>Every problem found, not only the first.</summary>
    public required IReadOnlyList<ReportProblem> Problems { get; init; }

    /// <summary>The regeneration batch this belongs to, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>Storage, database or the service failed again and again; the message lies in the error queue or the dead-letter queue and can be replayed.</summary>
public sealed record ReportFailed
{
    /// <summary>The upstream system's id as it was sent; empty when none could be read from the message.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision that was asked for; 0 when none could be read from the message.</summary>
    public required long Revision { get; init; }

    /// <summary>The template that was asked for; empty when none could be read from the message.</summary>
    public required string Template { get; init; }

    /// <summary>From the closed list of <see cref="ProblemCodes"/>.</summary>
    [ProblemCode]
    public required string Code { get; init; }

    /// <summary>How often it was tried.</summary>
    [AtLeast(0)]
    public required int Attempts { get; init; }

    /// <summary>The last error, without data of the report.</summary>
    public required string LastError { get; init; }

    /// <summary>The regeneration batch this belongs to, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
