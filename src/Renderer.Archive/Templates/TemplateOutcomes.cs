namespace Renderer.Archive.Templates;

/// <summary>What became of a package that was to be published.</summary>
public enum PublishState
{
    /// <summary>It is a new version now.</summary>
    Published,

    /// <summary>The same content was published under this version before.</summary>
    AlreadyPublished,

    /// <summary>Other content was published under this version before.</summary>
    Refused,
}

/// <summary>Outcome of publishing.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Version">The version as it stands in the catalogue.</param>
/// <param name="Reason">Why it was refused, and what to do; null otherwise.</param>
public sealed record PublishOutcome(PublishState State, TemplateVersion Version, string? Reason);

/// <summary>What became of a change of the active version, or of a withdrawal.</summary>
public enum ActivationState
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was so already; nothing changed.</summary>
    AlreadySo,

    /// <summary>It is not possible.</summary>
    Refused,
}

/// <summary>Outcome of a change of the active version, or of a withdrawal.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Version">The version that is active or withdrawn now; null when refused, and when the templates folder serves the name again.</param>
/// <param name="Reason">Why it was refused, and what to do; null otherwise.</param>
public sealed record ActivationOutcome(ActivationState State, TemplateVersion? Version, string? Reason);
