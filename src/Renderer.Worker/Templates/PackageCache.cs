using Renderer.Archive.Templates;
using Renderer.Reports;

namespace Renderer.Worker.Templates;

/// <summary>Compiled published packages: those used last, each compiled once however many ask for it at the same time.</summary>
internal sealed class PackageCache(int size, Func<TemplateVersion, Task<PackageFinding>> load)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<PackageFinding>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _byUse = [];

    /// <summary>How many packages are held or on their way.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>The package of a version. What was not found, or could not be read now, is tried again by whoever asks next.</summary>
    public async Task<PackageFinding> FindAsync(TemplateVersion version, CancellationToken cancellationToken)
    {
        var key = version.BundleDigest;
        var loading = Enter(key, version);
        try
        {
            // Others may wait for the same package: one who gives up must not end their waiting.
            var finding = await loading.WaitAsync(cancellationToken);
            if (finding.Package is null) Remove(key, loading);
            return finding;
        }
        catch (Exception) when (loading.IsFaulted || loading.IsCanceled)
        {
            Remove(key, loading);
            throw;
        }
    }

    private Task<PackageFinding> Enter(string key, TemplateVersion version)
    {
        lock (_lock)
        {
            _byUse.Remove(key);
            _byUse.AddFirst(key);
            if (_entries.TryGetValue(key, out var known)) return known;
            if (_entries.Count >= size)
            {
                _entries.Remove(_byUse.Last!.Value);
                _byUse.RemoveLast();
            }

            // On a thread of its own: compiling takes a while, and the lock is held here.
            return _entries[key] = Task.Run(() => load(version));
        }
    }

    private void Remove(string key, Task<PackageFinding> loading)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var held) || held != loading) return;
            _entries.Remove(key);
            _byUse.Remove(key);
        }
    }
}
