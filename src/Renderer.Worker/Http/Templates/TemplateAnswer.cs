namespace Renderer.Worker.Http.Templates;

/// <summary>Every template there is.</summary>
internal sealed record TemplateListAnswer(IReadOnlyList<TemplateAnswer> Templates);

/// <summary>A template: what requests get that pin no version, and what may be pinned.</summary>
internal sealed record TemplateAnswer
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    /// <summary>The version requests get that pin none; absent when none can be had.</summary>
    public string? ActiveVersion { get; init; }

    /// <summary><c>published</c> when the active version is a published one, <c>folder</c> when the templates folder serves the name.</summary>
    public required string ServedFrom { get; init; }

    /// <summary>The published versions, from the oldest to the newest.</summary>
    public required IReadOnlyList<TemplateVersionAnswer> Versions { get; init; }

    /// <summary>Every change of the active version, the last one first; only where one template is shown.</summary>
    public IReadOnlyList<ActivationAnswer>? History { get; init; }
}

/// <summary>One published version.</summary>
internal sealed record TemplateVersionAnswer(string Version, string Digest, bool IsActive, long Bytes, DateTimeOffset PublishedAt, string PublishedBy, DateTimeOffset? WithdrawnAt);

/// <summary>One change of the active version; without a version the templates folder serves since.</summary>
internal sealed record ActivationAnswer(string? Version, DateTimeOffset At, string By, bool IsRollback);
