using System.Collections.Immutable;

namespace Renderer.Archive.Collecting;

/// <summary>What may be removed.</summary>
public sealed record CollectionRequest
{
    /// <summary>Below this a rendition may belong to work that is under way.</summary>
    public static TimeSpan ShortestAge { get; } = TimeSpan.FromHours(1);

    /// <summary>How many of the renditions that a report showed last stay, that which it shows now among them; at least 1.</summary>
    public required int Keep { get; init; }

    /// <summary>Only what was stored longer ago; at least an hour.</summary>
    public required TimeSpan OlderThan { get; init; }

    /// <summary>Whether everything stays and is only told.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    public string? Fault => this switch
    {
        { Keep: < 1 } => $"{Keep} is no number of renditions to keep. What a report shows always stays: say 1 or more.",
        { OlderThan: var age } when age < ShortestAge => $"{age} is too short. What was stored within the last hour may belong to work that is under way: say 1h or more.",
        _ => null,
    };
}

/// <summary>A rendition that was removed, or would be.</summary>
/// <param name="RenditionId">The rendition.</param>
/// <param name="Template">Its template.</param>
/// <param name="TemplateVersion">Its template version.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Bytes">Length of its files, without the data.</param>
public sealed record CollectedRendition(string RenditionId, string Template, string TemplateVersion, DateTimeOffset StoredAt, long Bytes);

/// <summary>A step of a collection.</summary>
/// <param name="Examined">Renditions that were looked at.</param>
/// <param name="Renditions">Those that were removed, or would be.</param>
/// <param name="Objects">Objects that were removed; 0 in a dry run.</param>
/// <param name="DataBytes">Length of the data that nothing uses any more.</param>
public sealed record CollectedPage(int Examined, ImmutableArray<CollectedRendition> Renditions, int Objects, long DataBytes)
{
    /// <summary>Bytes freed, or that would be.</summary>
    public long Bytes => Renditions.Sum(r => r.Bytes) + DataBytes;
}
