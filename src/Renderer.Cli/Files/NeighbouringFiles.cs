namespace Renderer.Cli.Files;

/// <summary>The files beside an HTML file on disk and below its folder, which it names by relative paths.</summary>
internal static class NeighbouringFiles
{
    /// <summary>Reads such a file; null when there is none. The layout hands over no path that climbs out.</summary>
    public static ReadOnlyMemory<byte>? Read(string htmlFile, string path)
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(htmlFile))!, path);
        if (!File.Exists(file)) return null;
        return File.ReadAllBytes(file);
    }
}
