namespace Renderer.Contracts;

/// <summary>A version of a template was published; it renders nothing before it is activated or pinned.</summary>
public sealed record TemplatePublished
{
    /// <summary>Template package name.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Name { get; init; }

    /// <summary>The version that was published.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Version { get; init; }

    /// <summary>Lower-case hex SHA-256 over that version's files.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string Digest { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }
}

/// <summary>From now on a template renders with another version, unless a request pins one; also after a rollback.</summary>
public sealed record TemplateActivated
{
    /// <summary>Template package name.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Name { get; init; }

    /// <summary>The version that is active now.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Version { get; init; }

    /// <summary>Lower-case hex SHA-256 over that version's files.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string Digest { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }
}

/// <summary>A version of a template was withdrawn: requests that pin it are rejected.</summary>
public sealed record TemplateWithdrawn
{
    /// <summary>Template package name.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Name { get; init; }

    /// <summary>The version that was withdrawn.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Version { get; init; }

    /// <summary>Lower-case hex SHA-256 over that version's files.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string Digest { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }
}
