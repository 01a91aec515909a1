using Microsoft.Win32.SafeHandles;

namespace Renderer.Archive.Objects;

/// <summary>An object store in a folder. Any number of processes may share it.</summary>
/// <remarks>
/// An object is written and flushed under a name of its own in <c>.staging</c>, then linked to its key, which fails if the key is
/// taken. So a key never shows half an object, whatever dies when. Staging lies below the same root because links do not cross file
/// systems, and apart from the keys so that whoever copies the folder's keys meets finished objects only.
/// </remarks>
public sealed class DirectoryObjectStore : IObjectStore
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(24);

    private readonly string _root;
    private readonly string _staging;
    private readonly long _maximumBytes;
    private long _staged;

    /// <summary>Opens the store. Nothing is touched until the first object is written.</summary>
    public DirectoryObjectStore(string folder, long maximumBytes = StorageOptions.DefaultMaximumObjectBytes)
    {
        _root = Path.GetFullPath(folder);
        _staging = Path.Combine(_root, ".staging");
        _maximumBytes = maximumBytes;
    }

    /// <inheritdoc/>
    public bool IsConditional => true;

    /// <inheritdoc/>
    public async Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            if (!File.Exists(path)) await PublishAsync(path, content, replace: false, cancellationToken);
            await VerifyAsync(path, content, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DirectoryFault.Describe(path, _root, e);
        }
    }

    /// <inheritdoc/>
    public async Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            await PublishAsync(path, content, replace: true, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DirectoryFault.Describe(path, _root, e);
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
            var length = RandomAccess.GetLength(file);
            if (length > _maximumBytes) throw ObjectFault.TooLarge(path, length, _maximumBytes);
            var content = new byte[length];
            return content.AsMemory(0, await RandomAccess.ReadAsync(file, content, 0, cancellationToken));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DirectoryFault.Describe(path, _root, e);
        }
    }

    /// <inheritdoc/>
    public Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    /// <inheritdoc/>
    /// <remarks>The folder stays, also when it is empty then: somebody may be about to put an object into it.</remarks>
    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            File.Delete(path);
            return Task.CompletedTask;
        }
        catch (DirectoryNotFoundException)
        {
            return Task.CompletedTask;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DirectoryFault.Describe(path, _root, e);
        }
    }

    /// <inheritdoc/>
    public Uri AddressOf(ObjectKey key) => new(PathOf(key));

    /// <inheritdoc/>
    public Task<Uri> LinkAsync(ObjectKey key, TimeSpan lifetime) => Task.FromResult(AddressOf(key));

    /// <inheritdoc/>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(await StageAsync("probe"u8.ToArray(), cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DirectoryFault.Describe(_staging, _root, e);
        }
    }

    /// <summary>Removes what processes that died left in staging. A file is theirs when nobody wrote to it for a day.</summary>
    public void RemoveAbandoned(DateTimeOffset now)
    {
        try
        {
            if (!Directory.Exists(_staging)) return;
            foreach (var path in Directory.EnumerateFiles(_staging))
            {
                if (now.UtcDateTime - File.GetLastWriteTimeUtc(path) > AbandonedAfter) File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DirectoryFault.Describe(_staging, _root, e);
        }
    }

    private string PathOf(ObjectKey key) => Path.Combine(_root, key.Value.Replace('/', Path.DirectorySeparatorChar));

    private async Task PublishAsync(string path, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
    {
        var staged = await StageAsync(content, cancellationToken);
        // A name that was given away may be another writer's at once: only a name that is still ours is removed.
        var isGivenAway = false;
        try
        {
            DurableFolder.Create(Path.GetDirectoryName(path)!);
            // Where the name is taken somebody else was faster; the caller verifies that it is the same object.
            if (!replace) isGivenAway = DurableFolder.TryRename(staged, path);
            else
            {
                File.Move(staged, path, overwrite: true);
                isGivenAway = true;
            }

            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }
        finally
        {
            if (!isGivenAway) Discard(staged);
        }
    }

    private async Task<string> StageAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        DurableFolder.Create(_staging);
        while (true)
        {
            // Process ids repeat between containers that share the folder: CreateNew finds the taken name and the next number is tried.
            var path = Path.Combine(_staging, $"{Environment.ProcessId}-{Interlocked.Increment(ref _staged)}");
            if (File.Exists(path)) continue;
            try
            {
                using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                await WriteDurablyAsync(file, path, content, cancellationToken);
                return path;
            }
            catch (IOException e) when (DirectoryFault.IsNameTaken(e))
            {
                continue;
            }
        }
    }

    private static async Task WriteDurablyAsync(SafeFileHandle file, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await RandomAccess.WriteAsync(file, content, 0, cancellationToken);
            RandomAccess.FlushToDisk(file);
        }
        catch (ArgumentOutOfRangeException e)
        {
            Discard(path);
            // So the framework reports EFBIG: the file passes a limit of the file system or of the process.
            throw DirectoryFault.TooBig(e);
        }
        catch
        {
            Discard(path);
            throw;
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that led here says more; what stays behind is removed as abandoned.
        }
    }

    private static async Task VerifyAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var stored = await File.ReadAllBytesAsync(path, cancellationToken);
        if (stored.AsSpan().SequenceEqual(content.Span)) return;
        throw ObjectFault.OtherContent(path, stored.Length, content.Length);
    }
}
