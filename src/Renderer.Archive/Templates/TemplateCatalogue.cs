using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Templates;

/// <summary>What the catalogue knows of published versions, and which of them are active.</summary>
internal sealed class TemplateCatalogue(CatalogueDatabase database)
{
    /// <summary>The versions, by name and then from the oldest to the newest; of all names when none is given.</summary>
    public Task<ImmutableArray<TemplateVersion>> ListAsync(string? name, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) =>
        {
            var rows = await catalogue.TemplateVersions.Where(v => name == null || v.Name == name).ToListAsync(attempt);
            var active = await catalogue.ActiveTemplates.Where(a => a.Version != null).ToDictionaryAsync(a => a.Name, a => a.Version, attempt);
            return Sorted(rows.Select(row => Of(row, active.GetValueOrDefault(row.Name) == row.Version)));
        },
        cancellationToken);

    public Task<TemplateVersion?> FindAsync(string name, string version, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) => await catalogue.TemplateVersions.SingleOrDefaultAsync(v => v.Name == name && v.Version == version, attempt) is { } row
            ? Of(row, await catalogue.ActiveTemplates.AnyAsync(a => a.Name == name && a.Version == version, attempt))
            : null,
        cancellationToken);

    /// <summary>The active versions, all of them or that of one name.</summary>
    public Task<ImmutableArray<TemplateVersion>> ListActiveAsync(string? name, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) => Sorted((await catalogue.ActiveTemplates
            .Where(a => name == null || a.Name == name)
            .Join(catalogue.TemplateVersions, a => new { a.Name, Version = a.Version! }, v => new { v.Name, v.Version }, (_, version) => version)
            .ToListAsync(attempt)).Select(row => Of(row, isActive: true))),
        cancellationToken);

    /// <summary>Every change of a name's active version, the last one first.</summary>
    public Task<ImmutableArray<TemplateActivation>> ReadHistoryAsync(string name, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) => (await catalogue.TemplateActivations.Where(a => a.Name == name).OrderByDescending(a => a.Serial).ToListAsync(attempt))
            .Select(a => new TemplateActivation(a.Name, a.Version, a.At, a.By, a.IsRollback)).ToImmutableArray(),
        cancellationToken);

    /// <summary>Adds a version unless there is one of its name and number; false when there is.</summary>
    public async Task<bool> AddAsync(TemplateVersion version, CancellationToken cancellationToken) => await database.RunAsync(
        (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO template_versions (name, version, digest, title, bundle_digest, bytes, published_at, published_by)
            VALUES ({version.Name}, {version.Version}, {version.Digest}, {version.Title}, {version.BundleDigest}, {version.Bytes}, {version.PublishedAt.UtcDateTime}, {version.PublishedBy})
            ON CONFLICT (name, version) DO NOTHING
            """,
            attempt),
        cancellationToken) == 1;

    public static TemplateVersion Of(TemplateVersionRow row, bool isActive) => new()
    {
        Name = row.Name,
        Version = row.Version,
        Digest = row.Digest,
        Title = row.Title,
        BundleDigest = row.BundleDigest,
        Bytes = row.Bytes,
        PublishedAt = row.PublishedAt,
        PublishedBy = row.PublishedBy,
        WithdrawnAt = row.WithdrawnAt,
        IsActive = isActive,
    };

    private static ImmutableArray<TemplateVersion> Sorted(IEnumerable<TemplateVersion> versions) =>
        [.. versions.OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => SemanticVersion.Parse(v.Version))];
}
