using Renderer.Layout.Fonts;

namespace Renderer.Layout.Tests.Fonts;

public class FontLibraryTests
{
    [Fact]
    public void Open_ShippedFolder_FindsEveryFaceInPathOrder() =>
        ShippedFonts.Library.Faces.Select(f => f.ToString()).ShouldBe(
            ["FandolFang 400", "LXGW WenKai 400", "Noto Sans SC 400", "Noto Sans SC 700", "Noto Serif SC 400", "Noto Serif SC 700"]);

    [Theory]
    [InlineData("Noto Serif SC", "NotoSerifSC-Regular")]
    [InlineData("NOTO serif sc", "NotoSerifSC-Regular")]
    [InlineData("霞鹜文楷", "LXGWWenKai-Regular")]
    [InlineData("FandolFang", "FandolFang-Regular")]
    [InlineData("FandolFang R", "FandolFang-Regular")]
    public void Find_FamilyInAnyLanguageAndCase_FindsTheFace(string family, string postScriptName) =>
        ShippedFonts.Library.Find(family, 400, italic: false)!.PostScriptName.ShouldBe(postScriptName);

    [Theory]
    [InlineData(100, 400)]
    [InlineData(400, 400)]
    [InlineData(500, 400)]
    [InlineData(600, 700)]
    [InlineData(900, 700)]
    public void Find_WeightBetweenFaces_FollowsCssFonts(int wanted, int found) =>
        ShippedFonts.Library.Find("Noto Sans SC", wanted, italic: false)!.Weight.ShouldBe(found);

    [Fact]
    public void Find_UnknownFamily_IsNull() => ShippedFonts.Library.Find("方正小标宋", 400, italic: false).ShouldBeNull();

    [Fact]
    public void Digests_OfShippedFonts_AreStableAndDistinct()
    {
        ShippedFonts.Library.Digests.ShouldBe(FontLibrary.Open(ShippedFonts.Folder).Digests);
        ShippedFonts.Library.Digests.Distinct().Count().ShouldBe(6);
        ShippedFonts.Library.Digests.ShouldAllBe(d => d.Length == 64);
    }

    [Fact]
    public void Open_MissingFolderAndBrokenFile_NamesBoth()
    {
        var folder = Directory.CreateTempSubdirectory("fonts");
        File.WriteAllText(Path.Combine(folder.FullName, "broken.ttf"), "no font");
        File.WriteAllText(Path.Combine(folder.FullName, "readme.txt"), "no font either");
        var message = Should.Throw<FontException>(() => FontLibrary.Open(folder.FullName, "/no/such/folder")).Message;
        folder.Delete(recursive: true);
        message.ShouldContain("broken.ttf");
        message.ShouldContain("/no/such/folder: there is no such font folder.");
        message.ShouldNotContain("readme.txt");
    }
}
