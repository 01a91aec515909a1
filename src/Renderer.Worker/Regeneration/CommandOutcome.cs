using System.Collections.Immutable;
using Renderer.Archive.Batches;
using Renderer.Reports;

namespace Renderer.Worker.Regeneration;

/// <summary>What a command of regeneration came to: a batch, a count, or problems.</summary>
internal sealed record CommandOutcome
{
    /// <summary>The batch's id, as it was given or derived from the command.</summary>
    public required string BatchId { get; init; }

    /// <summary>The batch as it is now; null when it was refused, or only counted.</summary>
    public Batch? Batch { get; init; }

    /// <summary>Whether this command made the batch; false when the same command came before.</summary>
    public bool IsNew { get; init; }

    /// <summary>How many reports a dry run would select; null when it was none.</summary>
    public long? Selected { get; init; }

    /// <summary>The version the batch renders with, or would; null when none was found.</summary>
    public string? TargetVersion { get; init; }

    /// <summary>That version's digest; null when none was found.</summary>
    public string? TargetDigest { get; init; }

    /// <summary>Why it was refused; empty when it was not.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    public bool IsRefused => !Problems.IsEmpty;
}
