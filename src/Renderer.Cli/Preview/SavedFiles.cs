namespace Renderer.Cli.Preview;

/// <summary>Notices that templates, styles, schemas, rules or data were saved.</summary>
/// <remarks>
/// Whether something changed is decided by looking at lengths and times of all files. The operating system's notices only say when to look:
/// network drives, containers and editors that rename lose some, so it looks every second in any case.
/// </remarks>
internal sealed class SavedFiles : IDisposable
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    // Editors write in steps: it is quiet when two looks this far apart see the same.
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(60);

    private readonly string _templatesFolder;
    private readonly string _dataFile;
    private readonly SemaphoreSlim _notice = new(0);
    private readonly FileSystemWatcher? _watcher;
    private HashSet<SavedFile> _seen;

    public SavedFiles(string templatesFolder, string dataFile)
    {
        _templatesFolder = templatesFolder;
        _dataFile = dataFile;
        _seen = Look();
        _watcher = Watch();
    }

    /// <summary>Waits until something was saved since the last time.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Look();
            if (!now.SetEquals(_seen))
            {
                _seen = await QuietAsync(now, cancellationToken);
                return;
            }

            await _notice.WaitAsync(LookPeriod, cancellationToken);
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _notice.Dispose();
    }

    private async Task<HashSet<SavedFile>> QuietAsync(HashSet<SavedFile> seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(QuietTime, cancellationToken);
            var now = Look();
            if (now.SetEquals(seen)) return now;
            seen = now;
        }
    }

    private HashSet<SavedFile> Look()
    {
        var files = new HashSet<SavedFile>();
        try
        {
            // Fonts are large, and read once.
            foreach (var folder in Directory.EnumerateDirectories(_templatesFolder).Where(f => Path.GetFileName(f) != "fonts"))
            {
                foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)) files.Add(SavedFile.Of(file));
            }

            files.Add(SavedFile.Of(new FileInfo(_dataFile)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Something vanished while looking: the next look sees what is there then.
        }

        return files;
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(_templatesFolder) { IncludeSubdirectories = true };
            watcher.Changed += Notice;
            watcher.Created += Notice;
            watcher.Deleted += Notice;
            watcher.Renamed += Notice;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // No notices to be had (the system's limit is reached): looking every second is enough.
            return null;
        }
    }

    private void Notice(object sender, FileSystemEventArgs change)
    {
        try
        {
            _notice.Release();
        }
        catch (ObjectDisposedException)
        {
            // It came while the preview ended.
        }
    }

    private sealed record SavedFile(string Path, long Length, DateTime Written)
    {
        public static SavedFile Of(FileInfo file) => file.Exists ? new(file.FullName, file.Length, file.LastWriteTimeUtc) : new(file.FullName, -1, default);
    }
}
