using System.Text.Json;

namespace Renderer.Benchmarks.Templates;

/// <summary>The repository's template packages.</summary>
internal static class PackageTexts
{
    /// <summary>The folder of the packages, found upwards from this program.</summary>
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The templates, parts and styles of a package by the names they include each other under.</summary>
    public static Dictionary<string, string> Of(string package)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, package, "template.json")));
        var root = manifest.RootElement;
        var names = Names(root, "parts").Concat(Names(root, "styles")).Append(root.GetProperty("entry").GetString()!);
        return names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => File.ReadAllText(PathOf(package, name)), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement manifest, string list) =>
        manifest.TryGetProperty(list, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private static string PathOf(string package, string name) => Path.Combine(Folder, name.StartsWith("shared/", StringComparison.Ordinal) ? "" : package, name);

    private static string Find(string folder) => Directory.Exists(Path.Combine(folder, "templates", "disclosure-2021"))
        ? Path.Combine(folder, "templates")
        : Find(Path.GetDirectoryName(folder.TrimEnd('/', '\\')) ?? throw new InvalidOperationException("Run it inside a checkout: the folder `templates` is not above the program."));
}
