using System.Collections.Immutable;
using Renderer.Reports.Packages;

namespace Renderer.Reports;

/// <summary>A template package packed for publishing: one ZIP archive with everything it needs to work, the same bytes for the same package anywhere.</summary>
/// <remarks>Samples and the title are not in it, so that a better title or another sample is no other version.</remarks>
public sealed record PackageBundle
{
    private PackageBundle(TemplatePackage package, string title, ReadOnlyMemory<byte> zip)
    {
        (Name, Version, Digest) = (package.Name, package.Version, package.Digest);
        (Title, Zip) = (title, zip);
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Semantic version.</summary>
    public string Version { get; }

    /// <summary>The package's digest, lower-case hex.</summary>
    public string Digest { get; }

    /// <summary>What it is, for people.</summary>
    public string Title { get; }

    /// <summary>The archive.</summary>
    public ReadOnlyMemory<byte> Zip { get; }

    /// <summary>Packs a package of a templates folder, if it can be used; else every fault comes back.</summary>
    public static PackResult Pack(string templatesFolder, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(templatesFolder);
        var problems = new List<Problem>();
        var folder = new PackageFolder(templatesFolder, name);
        if (PackageManifest.Read(folder, problems) is not { } manifest || PackageWriter.Write(manifest, folder, problems) is not { } zip) return new(null, [.. problems]);
        // What was packed is what is compiled: a file that is saved meanwhile cannot come between.
        return Load(zip, problems) is { } package ? new(new(new(package), manifest.Title, zip), []) : new(null, [.. problems]);
    }

    /// <summary>The files of a bundle by name, its manifest among them; empty when it is none.</summary>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> FilesOf(ReadOnlyMemory<byte> zip) =>
        StoredZip.Read(zip)?.ToImmutableSortedDictionary(StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty;

    internal static CompiledPackage? Load(ReadOnlyMemory<byte> zip, ICollection<Problem> problems)
    {
        var faults = problems.Count;
        if (BundleFiles.Open(zip, problems) is not { } files || PackageManifest.Read(files, problems) is not { } manifest) return null;
        files.FindStrangers(manifest, problems);
        return problems.Count == faults ? CompiledPackage.Load(files, problems) : null;
    }
}

/// <summary>Outcome of packing: a bundle, or every fault of the package.</summary>
public sealed record PackResult(PackageBundle? Bundle, ImmutableArray<Problem> Problems);
