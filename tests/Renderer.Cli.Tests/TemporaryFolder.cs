namespace Renderer.Cli.Tests;

/// <summary>A folder of one test, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("renderer-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    /// <summary>All files below the folder or one of its folders, hidden ones included, in order.</summary>
    public string[] Files(string below = "") => !Directory.Exists(File(below))
        ? []
        : [.. Directory.EnumerateFiles(File(below), "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(File(below), f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
