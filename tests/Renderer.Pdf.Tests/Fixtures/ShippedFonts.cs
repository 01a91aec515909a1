using Renderer.Layout.Fonts;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>The fonts of the repository, opened once for all tests.</summary>
public static class ShippedFonts
{
    public static FontLibrary Library { get; } = FontLibrary.Open(Path.Combine(RepositoryRoot(), "templates", "fonts"));

    public static FontFace Serif { get; } = Library.Find("Noto Serif SC", 400, italic: false)!;

    public static FontFace SansBold { get; } = Library.Find("Noto Sans SC", 700, italic: false)!;

    public static FontFace Kai { get; } = Library.Find("LXGW WenKai", 400, italic: false)!;

    /// <summary>The one with CFF outlines.</summary>
    public static FontFace Fang { get; } = Library.Find("FandolFang", 400, italic: false)!;

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Renderer.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
