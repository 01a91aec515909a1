namespace Renderer.Reports.Packages;

/// <summary>The files of one package: its own folder, and <c>shared/</c> beside it for what several packages have in common.</summary>
/// <param name="TemplatesFolder">Folder of all packages.</param>
/// <param name="Name">The package's folder.</param>
internal sealed record PackageFolder(string TemplatesFolder, string Name)
{
    /// <summary>Name of the manifest.</summary>
    public const string Manifest = "template.json";

    /// <summary>A manifest's names that begin so lie beside the package.</summary>
    public const string Shared = "shared/";

    /// <summary>The file's path on disk. Names come from a checked manifest and cannot climb out.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(TemplatesFolder, PlaceOf(name)));

    /// <summary>What problems call a file: its path under the templates folder, as in <c>disclosure-2021/report.sbn-html</c>.</summary>
    public string PlaceOf(string name) => name.StartsWith(Shared, StringComparison.Ordinal) ? name : $"{Name}/{name}";

    /// <summary>Reads a file, or says why it cannot.</summary>
    public byte[]? Read(string name, ICollection<Problem> problems)
    {
        try
        {
            return File.ReadAllBytes(PathOf(name));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(Invalid(PlaceOf(name), "does not exist", $"add it, or take it out of {Name}/{Manifest}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(Invalid(PlaceOf(name), $"cannot be read: {fault.Message}", "check the file's permissions"));
        }

        return null;
    }

    /// <summary>A fault of the package.</summary>
    public static Problem Invalid(string place, string message, string hint) => new(Severity.Error, Codes.TemplateInvalid, place, message, hint);
}
