using Renderer.Layout.Fonts;

namespace Renderer.Layout.Tests.Fonts;

/// <summary>The fonts of the repository, opened once for all tests.</summary>
public static class ShippedFonts
{
    public static string Folder { get; } = FindFolder();

    public static FontLibrary Library { get; } = FontLibrary.Open(Folder);

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Renderer.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "templates", "fonts");
    }
}
