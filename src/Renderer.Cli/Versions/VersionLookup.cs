using Renderer.Archive;
using Renderer.Archive.Templates;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Versions;

/// <summary>Finds what names of versions mean: published versions in the catalogue, others in the templates folder.</summary>
internal sealed class VersionLookup : IAsyncDisposable
{
    private readonly WorkerSettings _settings;
    private readonly RenditionArchive? _archive;

    private VersionLookup(WorkerSettings settings, RenditionArchive? archive) => (_settings, _archive) = (settings, archive);

    /// <summary>Opens the catalogue to look at it; one that is not there yet stays so.</summary>
    public static async Task<VersionLookup> OpenAsync(WorkerSettings settings, CancellationToken cancellationToken) =>
        new(settings, await ArchiveAccess.OpenToLookAsync(settings, TimeProvider.System, cancellationToken));

    public async Task<IReadOnlyList<TemplateVersion>> ListAsync(string? name, CancellationToken cancellationToken) =>
        _archive is null ? [] : await _archive.Templates.ListAsync(name, cancellationToken);

    public async Task<IReadOnlyList<TemplateActivation>> ReadHistoryAsync(string name, CancellationToken cancellationToken) =>
        _archive is null ? [] : await _archive.Templates.ReadHistoryAsync(name, cancellationToken);

    /// <summary>The files of a published version, or of the templates folder when no version is named.</summary>
    /// <exception cref="CommandException">There is no such thing.</exception>
    public async Task<VersionFiles> ReadAsync(VersionName name, CancellationToken cancellationToken)
    {
        if (name.Version is null) return VersionFiles.OfFolder(_settings.Templates.Folder, name.Name);
        var versions = await ListAsync(name.Name, cancellationToken);
        if (versions.FirstOrDefault(v => v.Version == name.Version) is { } version) return await VersionFiles.OfPublishedAsync(_archive!, version, cancellationToken);
        var known = versions.Count == 0 ? "no version of that name was" : string.Join(", ", versions.Select(v => v.Version));
        throw new CommandException(ExitCode.ProblemsFound, $"{name} was never published; published: {known}. {name.Name} without a version is the package of the templates folder.");
    }

    public ValueTask DisposeAsync() => _archive?.DisposeAsync() ?? ValueTask.CompletedTask;
}
