using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Renderer.Archive.Batches;
using Renderer.Archive.Templates;

namespace Renderer.Archive.Catalogue;

/// <summary>The catalogue's tables as EF Core reads them. The tables themselves come from <see cref="CatalogueMigrations"/>.</summary>
internal sealed class CatalogueContext(DbContextOptions<CatalogueContext> options) : DbContext(options)
{
    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<RenditionRow> Renditions => Set<RenditionRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<TemplateVersionRow> TemplateVersions => Set<TemplateVersionRow>();

    public DbSet<ActiveTemplateRow> ActiveTemplates => Set<ActiveTemplateRow>();

    public DbSet<TemplateActivationRow> TemplateActivations => Set<TemplateActivationRow>();

    public DbSet<BatchItemRow> BatchItems => Set<BatchItemRow>();

    public static string NameOf(RequestState state) => state switch
    {
        RequestState.Accepted => "accepted",
        RequestState.Rendered => "rendered",
        RequestState.Rejected => "rejected",
        RequestState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RequestRow>(Describe);
        modelBuilder.Entity<RenditionRow>(Describe);
        modelBuilder.Entity<ReportRow>(Describe);
        modelBuilder.Entity<TemplateVersionRow>(TemplateVersionRow.Describe);
        modelBuilder.Entity<ActiveTemplateRow>(ActiveTemplateRow.Describe);
        modelBuilder.Entity<TemplateActivationRow>(TemplateActivationRow.Describe);
        modelBuilder.Entity<BatchRow>(BatchRow.Describe);
        modelBuilder.Entity<BatchItemRow>(BatchItemRow.Describe);
    }

    // SQLite orders times as text and PostgreSQL as timestamptz; both do so rightly for UTC and for nothing else.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    private static void Describe(EntityTypeBuilder<RequestRow> row)
    {
        row.ToTable("requests").HasKey(r => new { r.ReportId, r.Revision });
        row.Property(r => r.ReportId).HasColumnName("report_id");
        row.Property(r => r.Revision).HasColumnName("revision").ValueGeneratedNever();
        row.Property(r => r.Digest).HasColumnName("digest");
        row.Property(r => r.Template).HasColumnName("template");
        row.Property(r => r.TemplateVersion).HasColumnName("template_version");
        row.Property(r => r.DataDigest).HasColumnName("data_digest");
        row.Property(r => r.State).HasColumnName("state").HasConversion(s => NameOf(s), s => StateOf(s));
        row.Property(r => r.Attempts).HasColumnName("attempts");
        row.Property(r => r.Problems).HasColumnName("problems");
        row.Property(r => r.RenditionId).HasColumnName("rendition_id");
        row.Property(r => r.AcceptedAt).HasColumnName("accepted_at");
        row.Property(r => r.FinishedAt).HasColumnName("finished_at");
        row.Property(r => r.DueAt).HasColumnName("due_at");
        row.Property(r => r.Deadline).HasColumnName("deadline");
        row.Property(r => r.Tags).HasColumnName("tags");
        row.Property(r => r.Message).HasColumnName("message");
        row.Property(r => r.Lane).HasColumnName("lane");
    }

    private static void Describe(EntityTypeBuilder<RenditionRow> row)
    {
        row.ToTable("renditions").HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Template).HasColumnName("template");
        row.Property(r => r.TemplateVersion).HasColumnName("template_version");
        row.Property(r => r.TemplateDigest).HasColumnName("template_digest");
        row.Property(r => r.DataDigest).HasColumnName("data_digest");
        row.Property(r => r.Pages).HasColumnName("pages");
        row.Property(r => r.Artifacts).HasColumnName("artifacts");
        row.Property(r => r.Warnings).HasColumnName("warnings");
        row.Property(r => r.StoredAt).HasColumnName("stored_at");
    }

    private static void Describe(EntityTypeBuilder<ReportRow> row)
    {
        row.ToTable("reports").HasKey(r => r.ReportId);
        row.Property(r => r.ReportId).HasColumnName("report_id");
        row.Property(r => r.Revision).HasColumnName("revision");
        row.Property(r => r.RenditionId).HasColumnName("rendition_id");
        row.Property(r => r.UpdatedAt).HasColumnName("updated_at");
        row.Property(r => r.Body).HasColumnName("body");
        row.Property(r => r.Year).HasColumnName("year");
        row.Property(r => r.Scope).HasColumnName("scope");
        row.Property(r => r.Warnings).HasColumnName("warnings");
    }

    private static RequestState StateOf(string name) =>
        Enum.GetValues<RequestState>().First(s => NameOf(s) == name);

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        time => time.UtcDateTime,
        time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
}
