using System.Collections.Immutable;

namespace Renderer.Reports.Packages;

/// <summary>All packages of a folder, compiled. A package with faults does not keep the others from working.</summary>
internal sealed class PackageShelf
{
    private readonly SortedDictionary<string, CompiledPackage> _packages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ImmutableArray<Problem>> _broken = new(StringComparer.Ordinal);

    private PackageShelf()
    {
    }

    public IEnumerable<CompiledPackage> Packages => _packages.Values;

    /// <summary>The faults of every package that cannot be used.</summary>
    public IEnumerable<Problem> Faults => _broken.Values.SelectMany(p => p);

    /// <exception cref="ReportConfigurationException">The folder is missing or holds no package.</exception>
    public static PackageShelf Open(string templatesFolder)
    {
        if (!Directory.Exists(templatesFolder))
            throw new ReportConfigurationException($"The templates folder \"{templatesFolder}\" does not exist. Set Templates:Folder to the folder of the template packages.");
        var names = Directory.EnumerateDirectories(templatesFolder)
            .Where(folder => File.Exists(Path.Combine(folder, PackageFiles.Manifest)))
            .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            throw new ReportConfigurationException($"The templates folder \"{templatesFolder}\" holds no package, that is no folder with a {PackageFiles.Manifest}. Set Templates:Folder to the folder of the template packages.");

        var shelf = new PackageShelf();
        foreach (var name in names) shelf.Add(new(templatesFolder, name));
        return shelf;
    }

    /// <summary>The package of a name and, if given, a version; null with the reason noted when there is none.</summary>
    public CompiledPackage? Find(string name, string? version, ICollection<Problem> problems)
    {
        if (_broken.TryGetValue(name, out var faults))
        {
            foreach (var fault in faults) problems.Add(fault);
            return null;
        }

        if (!_packages.TryGetValue(name, out var package))
        {
            problems.Add(new(Severity.Error, Codes.TemplateUnknown, "template", $"there is no template \"{Shortened(name)}\"", $"known templates: {string.Join(", ", _packages.Keys)}"));
            return null;
        }

        if (version is null || version == package.Manifest.Version) return package;
        problems.Add(new(Severity.Error, Codes.TemplateUnknown, "templateVersion", $"template \"{name}\" has no version \"{Shortened(version)}\"", $"known versions: {package.Manifest.Version}"));
        return null;
    }

    private static string Shortened(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private void Add(PackageFolder folder)
    {
        var faults = new List<Problem>();
        if (CompiledPackage.Load(folder, faults) is { } package) _packages[folder.Name] = package;
        else _broken[folder.Name] = [.. faults];
    }
}
