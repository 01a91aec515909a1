namespace Renderer.Cli.Tests;

/// <summary>The repository around the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Templates => Path.Combine(Root, "templates");

    public static string Sample(string name) => Path.Combine(Templates, "disclosure-2021", "samples", name + ".json");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Renderer.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("Renderer.sln is in no folder above the tests.");
    }
}
