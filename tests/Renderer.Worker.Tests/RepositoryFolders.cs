namespace Renderer.Worker.Tests;

/// <summary>The repository's own folders, found from the test's.</summary>
internal static class RepositoryFolders
{
    public static string Templates { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Renderer.sln"))) return Path.Combine(folder.FullName, "templates");
        }

        throw new DirectoryNotFoundException("Renderer.sln is in no folder above the tests.");
    }
}
