using Renderer.Reports;

namespace Renderer.Cli.Linting;

/// <summary>Files that are there and not used, or used by nobody.</summary>
internal static class PackageFiles
{
    /// <summary>Code of a package without samples.</summary>
    public const string SampleMissing = "sample-missing";

    // Notes, pictures and licences may lie in a package; what looks like a part of it must be one.
    private static readonly string[] Kinds = [".sbn-html", ".sbn", ".html", ".css", ".json"];

    public static IEnumerable<Problem> Check(PackageListing package) => Unnamed(package).Concat(WithoutSample(package));

    private static IEnumerable<Problem> Unnamed(PackageListing package)
    {
        var folder = Path.Combine(package.TemplatesFolder, package.Name);
        var named = package.Templates.Concat(package.Checks).Concat(package.Assets).Concat(package.Samples).Append(PackageListing.Manifest).ToHashSet(StringComparer.Ordinal);
        return from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               let file = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')
               where Kinds.Contains(Path.GetExtension(file)) && !named.Contains(file) && !file.StartsWith(PackageListing.Golden + "/", StringComparison.Ordinal)
               select Warning("file-unused", package.PlaceOf(file), $"is not named in {package.PlaceOf(PackageListing.Manifest)}", "name it there, or remove it");
    }

    private static IEnumerable<Problem> WithoutSample(PackageListing package)
    {
        if (package.Samples.Length == 0)
            yield return Warning(SampleMissing, package.PlaceOf(PackageListing.Manifest), "names no sample", "add data that must render as samples/NAME.json and name it under \"samples\"");
    }

    private static Problem Warning(string code, string place, string message, string hint) => new(Severity.Warning, code, place, message, hint);
}
