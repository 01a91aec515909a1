namespace Renderer.Archive.Templates;

/// <summary>A published version of a template package. Its content never changes.</summary>
public sealed record TemplateVersion
{
    /// <summary>Template name.</summary>
    public required string Name { get; init; }

    /// <summary>Semantic version.</summary>
    public required string Version { get; init; }

    /// <summary>Digest of the package, lower-case hex: what renditions and events carry.</summary>
    public required string Digest { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the bundle in the store, lower-case hex.</summary>
    public required string BundleDigest { get; init; }

    /// <summary>Length of the bundle in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>When it was withdrawn; null while it may be used.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Whether requests that pin no version are rendered with it.</summary>
    public bool IsActive { get; init; }

    /// <summary>Its name as people write it: <c>disclosure-2021@1.2.0</c>.</summary>
    public string Label => $"{Name}@{Version}";
}

/// <summary>A version became active, or the templates folder did.</summary>
/// <param name="Name">Template name.</param>
/// <param name="Version">The version; null when the templates folder serves the name again.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="IsRollback">It was a rollback.</param>
public sealed record TemplateActivation(string Name, string? Version, DateTimeOffset At, string By, bool IsRollback);
