using Renderer.Layout;

namespace Renderer.Reports.Tests.Packages;

/// <summary>Images and fonts of a package: named in the manifest, part of its identity and of its bundle, bounded.</summary>
public sealed class PackageAssetsTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Assets_OfTheManifest_AreFoundByTheirPaths()
    {
        Add("images/seal.png", [1, 2, 3]);
        var page = _package.Load().Page("<p>");
        page.Resources!("images/seal.png")!.Value.ToArray().ShouldBe([1, 2, 3]);
        page.Resources("seal.png").ShouldBeNull();
        page.Resources("schema.json").ShouldBeNull();
        page.MissingGlyphs.ShouldBe(MissingGlyphs.Refuse);
    }

    [Fact]
    public void Identity_OfAPackage_CountsItsAssets()
    {
        var without = _package.Load().Digest;
        Add("seal.png", [1, 2, 3]);
        var with = _package.Load().Digest;
        _package.Write("seal.png", [1, 2, 4]);
        var changed = _package.Load().Digest;
        new[] { without, with, changed }.ShouldBeUnique();
    }

    [Fact]
    public void MissingGlyphs_OfTheManifest_ReachTheLayoutAndTheIdentity()
    {
        var refusing = _package.Load();
        _package.Replace("template.json", "\"schema\"", "\"missingGlyphs\": \"substitute\", \"schema\"");
        var substituting = _package.Load();
        substituting.Page("").MissingGlyphs.ShouldBe(MissingGlyphs.Substitute);
        substituting.Digest.ShouldNotBe(refusing.Digest);
    }

    [Fact]
    public void Bundle_OfAPackage_CarriesItsAssets()
    {
        Add("seal.png", [1, 2, 3]);
        _package.Replace("template.json", "\"schema\"", "\"missingGlyphs\": \"substitute\", \"schema\"");
        var bundle = PackageBundle.Pack(_package.Folder, PackageFixture.Name).Bundle.ShouldNotBeNull();
        var faults = new List<Problem>();
        var loaded = PackageBundle.Load(bundle.Zip, faults).ShouldNotBeNull();
        loaded.Digest.ShouldBe(_package.Load().Digest);
        loaded.Page("").Resources!("seal.png")!.Value.ToArray().ShouldBe([1, 2, 3]);
        loaded.Manifest.SubstitutesGlyphs.ShouldBeTrue();
    }

    [Fact]
    public void Assets_LargerThanAPackageMayBe_AreAFault()
    {
        Add("seal.png", new byte[25 << 20]);
        var fault = _package.Faults().ShouldHaveSingleItem();
        (fault.Place, fault.Message).ShouldBe(("letter/template.json#/assets", $"are {25 << 20} bytes together; at most {24 << 20} are allowed"));
    }

    private void Add(string name, byte[] content)
    {
        _package.Write(name, content);
        _package.Replace("template.json", "\"schema\"", $"\"assets\": [\"{name}\"], \"schema\"");
    }
}
