namespace Renderer.Cli.Files;

/// <summary>Files that appear together and whole, or not at all: written beside their names first, then renamed.</summary>
internal sealed class StagedFiles : IDisposable
{
    private readonly List<StagedFile> _staged = [];

    /// <summary>Writes a file beside its final name.</summary>
    /// <exception cref="CommandException">It cannot be written; the path is named.</exception>
    public void Stage(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}");
        Try(full, () => Directory.CreateDirectory(Path.GetDirectoryName(full)!));
        _staged.Add(new StagedFile(temporary, full));
        try
        {
            using var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is how the framework reports EFBIG: the file passes a limit of the file system or of the process.
            throw Failure(full, e);
        }
    }

    /// <summary>Gives all staged files their names.</summary>
    /// <exception cref="CommandException">A name cannot be given; the path is named.</exception>
    public void Commit()
    {
        foreach (var file in _staged) Try(file.Path, () => File.Move(file.Temporary, file.Path, overwrite: true));
        _staged.Clear();
    }

    /// <summary>Removes what was staged and not committed.</summary>
    public void Dispose()
    {
        foreach (var file in _staged)
        {
            try
            {
                File.Delete(file.Temporary);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What led here is reported already and says more.
            }
        }
    }

    private static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(path, e);
        }
    }

    private static CommandException Failure(string path, Exception cause) =>
        new(ExitCode.PartUnavailable, $"{path}: cannot be written: {(cause is ArgumentOutOfRangeException ? "It is larger than a file may be." : cause.Message)} Nothing half-written was left. Free space or name another place.", cause);

    private sealed record StagedFile(string Temporary, string Path);
}
