namespace Renderer.Reports.Packages;

/// <summary>The images and fonts of a package, by the names its manifest gives them.</summary>
internal sealed record PackageAssets
{
    // A published package is one archive of at most 32 MiB, and its other files are small.
    private const int Largest = 24 << 20;

    public static readonly PackageAssets None = new() { Files = new(StringComparer.Ordinal) };

    public required SortedDictionary<string, byte[]> Files { get; init; }

    /// <summary>Reads what the manifest names; files that cannot be read and too much of them are noted.</summary>
    public static PackageAssets Read(PackageFiles files, PackageManifest manifest, ICollection<Problem> problems)
    {
        if (manifest.Assets.IsEmpty) return None;
        var assets = new PackageAssets { Files = new(StringComparer.Ordinal) };
        foreach (var name in manifest.Assets)
            if (files.Read(name, problems) is { } content) assets.Files[name] = content;
        var size = assets.Files.Values.Sum(content => (long)content.Length);
        if (size > Largest)
            problems.Add(PackageFiles.Invalid($"{files.PlaceOf(PackageFiles.Manifest)}#/assets", $"are {size} bytes together; at most {Largest} are allowed", "make the images smaller; put large fonts into a folder of Fonts:Folders"));
        return assets;
    }

    /// <summary>The content of an asset; null when the manifest names none of that path.</summary>
    public ReadOnlyMemory<byte>? Find(string path)
    {
        if (!Files.TryGetValue(path, out var content)) return null;
        return content;
    }
}
