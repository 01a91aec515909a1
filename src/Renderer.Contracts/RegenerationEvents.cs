namespace Renderer.Contracts;

/// <summary>A batch began: reports are rendered again with another version of their template, or with the same.</summary>
public sealed record RegenerationStarted
{
    /// <summary>The id of the batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The template package the reports were made with.</summary>
    public required string Template { get; init; }

    /// <summary>The version they are rendered with.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>Lower-case hex SHA-256 over that version's files.</summary>
    public required string TemplateDigest { get; init; }

    /// <summary>What the batch is doing.</summary>
    [Choice("running", "paused", "cancelling", "held", "releasing", "completed", "cancelled", "discarded")]
    public required string State { get; init; }

    /// <summary>How many reports were selected so far; the last count is in <see cref="RegenerationCompleted"/>.</summary>
    [AtLeast(0)]
    public required long Selected { get; init; }

    /// <summary>How many show another rendition than before, or will once a held batch is released; <see cref="Reused"/> is part of it.</summary>
    [AtLeast(0)]
    public required long Rendered { get; init; }

    /// <summary>How many of <see cref="Rendered"/> were not rendered anew, because that rendition lay in the store already.</summary>
    [AtLeast(0)]
    public required long Reused { get; init; }

    /// <summary>How many showed exactly this rendition before; nothing was done and no event tells of them.</summary>
    [AtLeast(0)]
    public required long Unchanged { get; init; }

    /// <summary>How many can never be rendered so; they go on showing what they showed.</summary>
    [AtLeast(0)]
    public required long Rejected { get; init; }

    /// <summary>How many failed although they were tried again and again; they go on showing what they showed, and can be retried.</summary>
    [AtLeast(0)]
    public required long Failed { get; init; }

    /// <summary>How many were not rendered because the batch was cancelled.</summary>
    [AtLeast(0)]
    public required long Cancelled { get; init; }

    /// <summary>How many have no outcome yet.</summary>
    [AtLeast(0)]
    public required long Remaining { get; init; }

    /// <summary>Who asked for the batch.</summary>
    public required string RequestedBy { get; init; }
}

/// <summary>How far a batch is; published every few seconds while it moves.</summary>
public sealed record RegenerationProgressed
{
    /// <summary>The id of the batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The template package the reports were made with.</summary>
    public required string Template { get; init; }

    /// <summary>The version they are rendered with.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>Lower-case hex SHA-256 over that version's files.</summary>
    public required string TemplateDigest { get; init; }

    /// <summary>What the batch is doing.</summary>
    [Choice("running", "paused", "cancelling", "held", "releasing", "completed", "cancelled", "discarded")]
    public required string State { get; init; }

    /// <summary>How many reports were selected so far; the last count is in <see cref="RegenerationCompleted"/>.</summary>
    [AtLeast(0)]
    public required long Selected { get; init; }

    /// <summary>How many show another rendition than before, or will once a held batch is released; <see cref="Reused"/> is part of it.</summary>
    [AtLeast(0)]
    public required long Rendered { get; init; }

    /// <summary>How many of <see cref="Rendered"/> were not rendered anew, because that rendition lay in the store already.</summary>
    [AtLeast(0)]
    public required long Reused { get; init; }

    /// <summary>How many showed exactly this rendition before; nothing was done and no event tells of them.</summary>
    [AtLeast(0)]
    public required long Unchanged { get; init; }

    /// <summary>How many can never be rendered so; they go on showing what they showed.</summary>
    [AtLeast(0)]
    public required long Rejected { get; init; }

    /// <summary>How many failed although they were tried again and again; they go on showing what they showed, and can be retried.</summary>
    [AtLeast(0)]
    public required long Failed { get; init; }

    /// <summary>How many were not rendered because the batch was cancelled.</summary>
    [AtLeast(0)]
    public required long Cancelled { get; init; }

    /// <summary>How many have no outcome yet.</summary>
    [AtLeast(0)]
    public required long Remaining { get; init; }

    /// <summary>Who asked for the batch.</summary>
    public required string RequestedBy { get; init; }
}

/// <summary>A batch came to an end, or waits for its release, or was refused, or was only counted.</summary>
public sealed record RegenerationCompleted
{
    /// <summary>The id of the batch; empty when none could be read from the command.</summary>
    public required string BatchId { get; init; }

    /// <summary>The template package the reports were made with; empty when none could be read from the command.</summary>
    public required string Template { get; init; }

    /// <summary>The version they are rendered with; empty when it is not known.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>Lower-case hex SHA-256 over that version's files; empty when it is not known.</summary>
    public required string TemplateDigest { get; init; }

    /// <summary>How it ended: <c>completed</c>, <c>cancelled</c>, <c>held</c> (everything is rendered and waits for release or discard, which is announced again), <c>discarded</c>, <c>refused</c> (nothing was done; see <see cref="Problems"/>) or <c>dry-run</c>.</summary>
    [Choice("completed", "cancelled", "held", "discarded", "refused", "dry-run")]
    public required string State { get; init; }

    /// <summary>How many reports were selected; each has one outcome, and the counts add up to it. Of a dry run: how many would be.</summary>
    [AtLeast(0)]
    public required long Selected { get; init; }

    /// <summary>How many show another rendition than before, or will once a held batch is released; <see cref="Reused"/> is part of it.</summary>
    [AtLeast(0)]
    public required long Rendered { get; init; }

    /// <summary>How many of <see cref="Rendered"/> were not rendered anew, because that rendition lay in the store already.</summary>
    [AtLeast(0)]
    public required long Reused { get; init; }

    /// <summary>How many showed exactly this rendition before; nothing was done and no event tells of them.</summary>
    [AtLeast(0)]
    public required long Unchanged { get; init; }

    /// <summary>How many can never be rendered so; they go on showing what they showed.</summary>
    [AtLeast(0)]
    public required long Rejected { get; init; }

    /// <summary>How many failed although they were tried again and again; they go on showing what they showed, and can be retried.</summary>
    [AtLeast(0)]
    public required long Failed { get; init; }

    /// <summary>How many were not rendered because the batch was cancelled.</summary>
    [AtLeast(0)]
    public required long Cancelled { get; init; }

    /// <summary>How many have no outcome yet.</summary>
    [AtLeast(0)]
    public required long Remaining { get; init; }

    /// <summary>Who asked for the batch.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why the command was refused; empty otherwise.</summary>
    public required IReadOnlyList<ReportProblem> Problems { get; init; }

    /// <summary>Whether the command asked for a dry run.</summary>
    public required bool DryRun { get; init; }
}
