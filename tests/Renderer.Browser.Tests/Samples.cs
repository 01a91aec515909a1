using System.Text.Json;

namespace Renderer.Browser.Tests;

/// <summary>Every sample of every package, as the manifests name them: <c>package/sample</c>.</summary>
internal static class Samples
{
    public static string Root { get; } = FindRoot();

    public static string Templates => Path.Combine(Root, "templates");

    public static IReadOnlyList<string> All { get; } =
    [
        .. from folder in Directory.EnumerateDirectories(Templates).Order(StringComparer.Ordinal)
           where File.Exists(Path.Combine(folder, "template.json"))
           from sample in Manifest(folder).GetProperty("samples").EnumerateArray()
           select $"{Path.GetFileName(folder)}/{Path.GetFileNameWithoutExtension(sample.GetString())}",
    ];

    /// <summary>The samples whose package gives a fragment.</summary>
    public static IReadOnlyList<string> WithFragment { get; } = [.. All.Where(s => HasFragment(PackageOf(s)))];

    public static string PathOf(string sample) => Path.Combine(Templates, PackageOf(sample), "samples", sample[(sample.IndexOf('/', StringComparison.Ordinal) + 1)..] + ".json");

    public static string PackageOf(string sample) => sample[..sample.IndexOf('/', StringComparison.Ordinal)];

    public static bool HasFragment(string package) => Manifest(Path.Combine(Templates, package)).TryGetProperty("fragment", out _);

    private static JsonElement Manifest(string folder) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "template.json")));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Renderer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Renderer.sln was not found above the tests.");
    }
}
