using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Gallery;

/// <summary>The documents whose pictures the gallery shows; tests/gallery.sh draws them.</summary>
public class GalleryTests
{
    private static readonly string Root = Path.Combine(ShippedFonts.Folder, "..", "..");

    public static TheoryData<string> Names => new(Directory.EnumerateFiles(Path.Combine(Root, "tests", "Renderer.Layout.Tests", "Gallery"), "*.html").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void Document_IsLaidOutWithoutWarnings(string name) =>
        Typeset.Typesetter.LayOut(File.ReadAllText(Path.Combine(Root, "tests", "Renderer.Layout.Tests", "Gallery", name + ".html"))).Warnings.ShouldBeEmpty();

    [Theory, MemberData(nameof(Names))]
    public void Document_HasItsPictureInTheGallery(string name)
    {
        var gallery = Path.Combine(Root, "src", "Renderer.Layout", "gallery");
        var pictures = Directory.GetFiles(gallery, name + "-*.png");
        pictures.ShouldNotBeEmpty();
        foreach (var picture in pictures)
        {
            new FileInfo(picture).Length.ShouldBeLessThan(25_000);
            File.ReadAllText(Path.Combine(gallery, "README.md")).ShouldContain(Path.GetFileName(picture));
        }
    }
}
