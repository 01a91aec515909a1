namespace Renderer.Contracts.Tests;

/// <summary>The repository's own folder, found from the test's.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Contracts { get; } = Path.Combine(Root, "src", "Renderer.Contracts");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Renderer.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("Renderer.sln is in no folder above the tests.");
    }
}
