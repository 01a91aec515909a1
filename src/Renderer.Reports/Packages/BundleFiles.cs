using System.Collections.Immutable;

namespace Renderer.Reports.Packages;

/// <summary>The files of a published package, from its bundle: a ZIP archive whose entries have the names the manifest gives them.</summary>
internal sealed record BundleFiles : PackageFiles
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _files;

    private BundleFiles(string name, SortedDictionary<string, ReadOnlyMemory<byte>> files)
        : base(name) => _files = files;

    /// <summary>Opens a bundle; null with the reason noted when it is none.</summary>
    public static BundleFiles? Open(ReadOnlyMemory<byte> bundle, ICollection<Problem> problems)
    {
        if (StoredZip.Read(bundle) is { } files && PackageManifest.FindName(files.GetValueOrDefault(Manifest)) is { } name) return new(name, files);
        problems.Add(Invalid("bundle", "is not a package as it is published", "publish the package again; bundles are never made or changed by hand"));
        return null;
    }

    /// <inheritdoc/>
    public override byte[]? Read(string name, ICollection<Problem> problems)
    {
        if (_files.TryGetValue(name, out var content)) return content.ToArray();
        problems.Add(Missing(name));
        return null;
    }

    /// <summary>Entries that the manifest does not name: a bundle holds what the package needs and nothing else.</summary>
    public void FindStrangers(PackageManifest manifest, ICollection<Problem> problems)
    {
        foreach (var name in _files.Keys.Except([Manifest, .. manifest.Files], StringComparer.Ordinal))
            problems.Add(Invalid(PlaceOf(name), "is in the bundle, and the manifest does not name it", "publish the package again"));
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FindSamples(PackageManifest manifest, ICollection<Problem> problems) => [];
}
