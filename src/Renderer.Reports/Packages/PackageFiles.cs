using System.Collections.Immutable;

namespace Renderer.Reports.Packages;

/// <summary>Where the files of one package are read from: a folder somebody works in, or a published bundle.</summary>
/// <param name="Name">The package's name.</param>
internal abstract record PackageFiles(string Name)
{
    /// <summary>Name of the manifest.</summary>
    public const string Manifest = "template.json";

    /// <summary>A manifest's names that begin so lie beside the package.</summary>
    public const string Shared = "shared/";

    /// <summary>What problems call a file: its path under the templates folder, as in <c>disclosure-2021/report.sbn-html</c>.</summary>
    public string PlaceOf(string name) => PlaceOf(Name, name);

    /// <summary>What problems call a file of a package.</summary>
    public static string PlaceOf(string package, string name) => name.StartsWith(Shared, StringComparison.Ordinal) ? name : $"{package}/{name}";

    /// <summary>Reads a file, or says why it cannot.</summary>
    public abstract byte[]? Read(string name, ICollection<Problem> problems);

    /// <summary>Paths of the sample files; those that do not exist are noted.</summary>
    public abstract ImmutableArray<string> FindSamples(PackageManifest manifest, ICollection<Problem> problems);

    /// <summary>A fault of the package.</summary>
    public static Problem Invalid(string place, string message, string hint) => new(Severity.Error, Codes.TemplateInvalid, place, message, hint);

    /// <summary>A file is named and not there.</summary>
    protected Problem Missing(string name) => Invalid(PlaceOf(name), "does not exist", $"add it, or take it out of {PlaceOf(Manifest)}");
}
