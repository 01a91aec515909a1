using System.Collections.Immutable;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Templates;

namespace Renderer.Worker.Templates;

/// <summary>The published versions as this process knows them, so that no request has to ask the catalogue.</summary>
/// <remarks>Whoever hears of a change has it read again, and so does the clock now and then. While the catalogue is away the last table serves.</remarks>
internal sealed class TemplateTable(TemplateRegistry registry) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Versions? _known;

    /// <summary>The active version of a name; null while the templates folder serves it.</summary>
    /// <exception cref="CatalogueException">The table was never read, and the catalogue is away.</exception>
    public async Task<TemplateVersion?> FindActiveAsync(string name, CancellationToken cancellationToken) =>
        (await ReadOnceAsync(cancellationToken)).Active.GetValueOrDefault(name);

    /// <summary>A published version; null when there is none. One that the table does not know yet is asked of the catalogue.</summary>
    /// <exception cref="CatalogueException">The catalogue would have to be asked, and is away.</exception>
    public async Task<TemplateVersion?> FindAsync(string name, string version, CancellationToken cancellationToken) =>
        (await ReadOnceAsync(cancellationToken)).All.GetValueOrDefault((name, version)) ?? await registry.FindAsync(name, version, cancellationToken);

    /// <summary>Whether a name has published versions, as far as is known without asking.</summary>
    public bool Knows(string name) => _known?.Names.Contains(name) ?? false;

    /// <summary>Reads the table again.</summary>
    /// <exception cref="CatalogueException">The catalogue is away; the last table stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            _known = new Versions(await registry.ListAsync(name: null, cancellationToken));
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Versions> ReadOnceAsync(CancellationToken cancellationToken)
    {
        if (_known is null) await RefreshAsync(cancellationToken);
        return _known!;
    }

    private sealed class Versions(ImmutableArray<TemplateVersion> versions)
    {
        public IReadOnlyDictionary<(string Name, string Version), TemplateVersion> All { get; } = versions.ToDictionary(v => (v.Name, v.Version));

        public IReadOnlyDictionary<string, TemplateVersion> Active { get; } = versions.Where(v => v.IsActive).ToDictionary(v => v.Name, StringComparer.Ordinal);

        public ImmutableHashSet<string> Names { get; } = [.. versions.Select(v => v.Name)];
    }
}
