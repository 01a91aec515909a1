using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Renderer.Archive.Batches;

/// <summary>One batch as the catalogue keeps it, with what its open pages add to its counts.</summary>
internal sealed record BatchRow
{
    public required string Id { get; init; }

    public required string Selection { get; init; }

    public required string TargetVersion { get; init; }

    public required string TargetDigest { get; init; }

    public required bool Holds { get; init; }

    public required bool Verifies { get; init; }

    public string? BrokenSums { get; init; }

    public required string RequestedBy { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public required string PlannedTo { get; init; }

    public required bool IsPlanned { get; init; }

    public required long NextPage { get; init; }

    public required long ReleasePage { get; init; }

    public required long Expected { get; init; }

    public required long Planned { get; init; }

    public required long Rendered { get; init; }

    public required long Reused { get; init; }

    public required long Unchanged { get; init; }

    public required long Rejected { get; init; }

    public required long Failed { get; init; }

    public required long Cancelled { get; init; }

    public required long Released { get; init; }

    public required long Superseded { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The same counts of the open pages, as numbers parted by commas in the order of <see cref="PageCounts"/>.</summary>
    public required string Live { get; init; }

    public static void Describe(EntityTypeBuilder<BatchRow> row)
    {
        row.HasNoKey().ToView(null);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Selection).HasColumnName("selection");
        row.Property(r => r.TargetVersion).HasColumnName("target_version");
        row.Property(r => r.TargetDigest).HasColumnName("target_digest");
        row.Property(r => r.Holds).HasColumnName("holds");
        row.Property(r => r.Verifies).HasColumnName("verifies");
        row.Property(r => r.BrokenSums).HasColumnName("broken_sums");
        row.Property(r => r.RequestedBy).HasColumnName("requested_by");
        row.Property(r => r.State).HasColumnName("state");
        row.Property(r => r.Reason).HasColumnName("reason");
        row.Property(r => r.PlannedTo).HasColumnName("planned_to");
        row.Property(r => r.IsPlanned).HasColumnName("is_planned");
        row.Property(r => r.NextPage).HasColumnName("next_page");
        row.Property(r => r.ReleasePage).HasColumnName("release_page");
        row.Property(r => r.Expected).HasColumnName("expected");
        row.Property(r => r.Planned).HasColumnName("planned");
        row.Property(r => r.Rendered).HasColumnName("rendered");
        row.Property(r => r.Reused).HasColumnName("reused");
        row.Property(r => r.Unchanged).HasColumnName("unchanged");
        row.Property(r => r.Rejected).HasColumnName("rejected");
        row.Property(r => r.Failed).HasColumnName("failed");
        row.Property(r => r.Cancelled).HasColumnName("cancelled");
        row.Property(r => r.Released).HasColumnName("released");
        row.Property(r => r.Superseded).HasColumnName("superseded");
        row.Property(r => r.CreatedAt).HasColumnName("created_at");
        row.Property(r => r.StartedAt).HasColumnName("started_at");
        row.Property(r => r.FinishedAt).HasColumnName("finished_at");
        row.Property(r => r.Live).HasColumnName("live");
    }
}

/// <summary>One report of a batch as the catalogue keeps it.</summary>
internal sealed record BatchItemRow
{
    public required string BatchId { get; init; }

    public required string ReportId { get; init; }

    public required long Page { get; init; }

    public required long Revision { get; init; }

    public required string State { get; init; }

    public string? PreviousRenditionId { get; init; }

    public string? RenditionId { get; init; }

    public required bool IsReused { get; init; }

    public required bool IsSuperseded { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    /// <summary>What is shown and announced once the batch is released, as JSON; null when nothing waits.</summary>
    public string? Held { get; init; }

    /// <summary>Number of the call that finished it: the same call, repeated after a broken commit, knows its own effect.</summary>
    public long? Receipt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public static void Describe(EntityTypeBuilder<BatchItemRow> row)
    {
        row.ToTable("batch_items").HasKey(r => new { r.BatchId, r.ReportId });
        row.Property(r => r.BatchId).HasColumnName("batch_id");
        row.Property(r => r.ReportId).HasColumnName("report_id");
        row.Property(r => r.Page).HasColumnName("page");
        row.Property(r => r.Revision).HasColumnName("revision");
        row.Property(r => r.State).HasColumnName("state");
        row.Property(r => r.PreviousRenditionId).HasColumnName("previous_rendition_id");
        row.Property(r => r.RenditionId).HasColumnName("rendition_id");
        row.Property(r => r.IsReused).HasColumnName("is_reused");
        row.Property(r => r.IsSuperseded).HasColumnName("is_superseded");
        row.Property(r => r.Code).HasColumnName("code");
        row.Property(r => r.Reason).HasColumnName("reason");
        row.Property(r => r.Held).HasColumnName("held");
        row.Property(r => r.Receipt).HasColumnName("receipt");
        row.Property(r => r.UpdatedAt).HasColumnName("updated_at");
        row.Property(r => r.ReleasedAt).HasColumnName("released_at");
    }
}
