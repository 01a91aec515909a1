using System.Collections.Immutable;

namespace Renderer.Reports.Packages;

/// <summary>The files of one package on disk: its own folder, and <c>shared/</c> beside it for what several packages have in common.</summary>
/// <param name="TemplatesFolder">Folder of all packages.</param>
/// <param name="Name">The package's folder.</param>
internal sealed record PackageFolder(string TemplatesFolder, string Name) : PackageFiles(Name)
{
    /// <summary>The file's path on disk. Names come from a checked manifest and cannot climb out.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(TemplatesFolder, PlaceOf(name)));

    /// <inheritdoc/>
    public override byte[]? Read(string name, ICollection<Problem> problems)
    {
        try
        {
            return File.ReadAllBytes(PathOf(name));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(Missing(name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(Invalid(PlaceOf(name), $"cannot be read: {fault.Message}", "check the file's permissions"));
        }

        return null;
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FindSamples(PackageManifest manifest, ICollection<Problem> problems)
    {
        foreach (var sample in manifest.Samples.Where(s => !File.Exists(PathOf(s)))) problems.Add(Missing(sample));
        return [.. manifest.Samples.Select(PathOf)];
    }
}
