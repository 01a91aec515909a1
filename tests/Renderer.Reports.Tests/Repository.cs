namespace Renderer.Reports.Tests;

/// <summary>The repository's own folders, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    public static string Templates { get; } = Path.Combine(Root, "templates");

    public static string Fonts { get; } = Path.Combine(Templates, "fonts");

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Renderer.sln")) ? folder.FullName : Find(folder.Parent ?? throw new InvalidOperationException("Renderer.sln is in no folder above the tests"));
}
