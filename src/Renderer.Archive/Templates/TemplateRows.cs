using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Renderer.Archive.Templates;

/// <summary>One published version. Only its withdrawal ever changes.</summary>
internal sealed record TemplateVersionRow
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Digest { get; init; }

    public required string Title { get; init; }

    public required string BundleDigest { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required string PublishedBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public static void Describe(EntityTypeBuilder<TemplateVersionRow> row)
    {
        row.ToTable("template_versions").HasKey(r => new { r.Name, r.Version });
        row.Property(r => r.Name).HasColumnName("name");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.Digest).HasColumnName("digest");
        row.Property(r => r.Title).HasColumnName("title");
        row.Property(r => r.BundleDigest).HasColumnName("bundle_digest");
        row.Property(r => r.Bytes).HasColumnName("bytes");
        row.Property(r => r.PublishedAt).HasColumnName("published_at");
        row.Property(r => r.PublishedBy).HasColumnName("published_by");
        row.Property(r => r.WithdrawnAt).HasColumnName("withdrawn_at");
    }
}

/// <summary>What requests for a name get that pin no version.</summary>
internal sealed record ActiveTemplateRow
{
    public required string Name { get; init; }

    /// <summary>Null while the templates folder serves the name.</summary>
    public string? Version { get; init; }

    /// <summary>Serial of the activation that made it so; 0 before the first.</summary>
    public required long Serial { get; init; }

    public static void Describe(EntityTypeBuilder<ActiveTemplateRow> row)
    {
        row.ToTable("active_templates").HasKey(r => r.Name);
        row.Property(r => r.Name).HasColumnName("name");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.Serial).HasColumnName("serial");
    }
}

/// <summary>One change of the active version.</summary>
internal sealed record TemplateActivationRow
{
    public required string Name { get; init; }

    public required long Serial { get; init; }

    /// <summary>Made before the change is tried: tried again because the connection broke at the commit, it is still one change.</summary>
    public required string Id { get; init; }

    public string? Version { get; init; }

    /// <summary>Serial of the activation that a rollback of this one goes back to; 0 for none.</summary>
    public required long Before { get; init; }

    public required bool IsRollback { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public static void Describe(EntityTypeBuilder<TemplateActivationRow> row)
    {
        row.ToTable("template_activations").HasKey(r => new { r.Name, r.Serial });
        row.Property(r => r.Name).HasColumnName("name");
        row.Property(r => r.Serial).HasColumnName("serial").ValueGeneratedNever();
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.Before).HasColumnName("before");
        row.Property(r => r.IsRollback).HasColumnName("is_rollback").HasConversion<int>();
        row.Property(r => r.At).HasColumnName("activated_at");
        row.Property(r => r.By).HasColumnName("activated_by");
    }
}
