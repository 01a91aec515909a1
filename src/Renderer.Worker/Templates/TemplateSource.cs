using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Templates;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Templates;

/// <summary>Finds the package for a request: a published one where the name has an active version or the request pins one, else that of the templates folder.</summary>
internal sealed class TemplateSource
{
    private readonly ReportRenderer _renderer;
    private readonly TemplateRegistry _registry;
    private readonly TemplateTable _table;
    private readonly PackageCache _cache;

    public TemplateSource(ReportRenderer renderer, RenditionArchive archive, TemplateTable table, TemplatesOptions options)
    {
        (_renderer, _registry, _table) = (renderer, archive.Templates, table);
        // Not the asker's token: others wait for the same package. The store bounds its own time.
        _cache = new PackageCache(options.CacheSize, version => _registry.LoadAsync(version, CancellationToken.None));
    }

    /// <summary>The package for a name and, if given, a version; or the problems why there is none.</summary>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now, and it has to be asked.</exception>
    public async Task<PackageFinding> ResolveAsync(string name, string? version, CancellationToken cancellationToken)
    {
        var published = version is null
            ? await _table.FindActiveAsync(name, cancellationToken)
            : await _table.FindAsync(name, version, cancellationToken);
        if (published is null) return await FindInFolderAsync(name, version, cancellationToken);
        return published.WithdrawnAt is null ? await _cache.FindAsync(published, cancellationToken) : Refuse(Withdrawn(published));
    }

    /// <summary>A template's name if there is such a template, so that metrics have no more names than there are templates.</summary>
    public string? NameOf(string name) => _table.Knows(name) || _renderer.Templates.Any(t => t.Name == name) ? name : null;

    private async Task<PackageFinding> FindInFolderAsync(string name, string? version, CancellationToken cancellationToken)
    {
        var finding = _renderer.Find(name, version);
        return finding.Package is not null || !_table.Knows(name) ? finding : await _registry.WithPublishedAsync(finding, name, cancellationToken);
    }

    private static PackageFinding Refuse(Problem problem) => new(null, [problem]);

    private static Problem Withdrawn(TemplateVersion version) => new(
        Severity.Error, ProblemCodes.TemplateWithdrawn, "templateVersion", $"{version.Label} was withdrawn on {version.WithdrawnAt:yyyy-MM-dd}", "pin another version, or none to get the active one");
}
