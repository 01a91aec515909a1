using System.Reflection;

namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>Real templates to spoil: those of the repository and the examples of the documentation.</summary>
internal static class FuzzSeeds
{
    public static IReadOnlyList<string> All { get; } = [.. OfRepository(), .. OfDocumentation()];

    private static IEnumerable<string> OfRepository() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "templates"), "*.sbn-html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static IEnumerable<string> OfDocumentation()
    {
        foreach (var page in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(page)!);
            foreach (var example in reader.ReadToEnd().Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
            {
                yield return example[(example.IndexOf('\n') + 1)..].Split("\n---\n")[0];
            }
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Renderer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Renderer.sln is in no folder above the tests.");
    }
}
