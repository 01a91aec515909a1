namespace Renderer.Cli.Output;

/// <summary>One published version in a list.</summary>
internal sealed record PublishedEntry(string Name, string Version, string State, string Title, string Digest, long Bytes, DateTimeOffset PublishedAt, string PublishedBy, DateTimeOffset? WithdrawnAt);

/// <summary>Outcome of <c>templates publish</c>.</summary>
internal sealed record PublishedPackage(string Name, string Version, string Outcome, string? Digest, bool IsActive, bool IsAnnounced, string? Reason, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>templates activate</c>, <c>rollback</c>, <c>deactivate</c> and <c>withdraw</c>; the version is null where the templates folder serves.</summary>
internal sealed record ChangedTemplate(string Name, string Outcome, string? Version, string? Digest, bool IsAnnounced, string? Reason);

/// <summary>Outcome of <c>templates show</c>.</summary>
internal sealed record ShownVersion(string Name, string Version, string State, string Title, string Digest)
{
    public DateTimeOffset? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    public required IReadOnlyList<string> Formats { get; init; }

    public string? Migration { get; init; }

    public required IReadOnlyList<ShownFile> Files { get; init; }

    public required IReadOnlyList<ShownRule> Rules { get; init; }

    public required IReadOnlyList<ShownMember> Data { get; init; }

    public required IReadOnlyList<ShownActivation> Activations { get; init; }
}

/// <summary>One file of a version.</summary>
internal sealed record ShownFile(string Name, long Bytes, string Sha256);

/// <summary>One rule of a version.</summary>
internal sealed record ShownRule(string Id, string Severity, string? Title);

/// <summary>One member of the data a version takes.</summary>
internal sealed record ShownMember(string Name, string Type, bool IsRequired, string? Title);

/// <summary>One change of the active version.</summary>
internal sealed record ShownActivation(string? Version, DateTimeOffset At, string By, bool IsRollback);

/// <summary>Outcome of <c>templates diff</c>.</summary>
internal sealed record VersionDiff(string Before, string After, string BeforeDigest, string AfterDigest, IReadOnlyList<FileDiff> Files);

/// <summary>A file that differs, with the difference as <c>diff -u</c> writes it.</summary>
internal sealed record FileDiff(string Name, string Change, int Added, int Removed, string Difference);
