using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Packages;

public sealed class PackageBundleTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public static TheoryData<string> Names => ["disclosure-2021", "disclosure-2019", "disclosure-statistics", "invoice"];

    public void Dispose() => _package.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Pack_ShippedPackage_LoadsAsTheSamePackage(string name)
    {
        var bundle = PackageBundle.Pack(Repository.Templates, name).Bundle.ShouldNotBeNull();
        var loaded = ReportRenderer.Load(bundle.Zip).Package.ShouldNotBeNull();
        var folder = CompiledPackage.Load(new PackageFolder(Repository.Templates, name), []).ShouldNotBeNull();

        loaded.Digest.ShouldBe(folder.Digest);
        loaded.Digest.ShouldBe(bundle.Digest);
        (loaded.Name, loaded.Version, loaded.Formats.Length).ShouldBe((folder.Manifest.Name, folder.Manifest.Version, new TemplatePackage(folder).Formats.Length));
        bundle.Title.ShouldBe(folder.Manifest.Title);
    }

    [Fact]
    public void Pack_OnAnyMachine_GivesTheseBytes()
    {
        var zip = Pack().Zip;

        Convert.ToHexStringLower(SHA256.HashData(zip.Span)).ShouldBe("ab59d9f240ae80f05b42369a57ce5745aa9072ffaf995acc2acc70a4bf99e518");
        PackageBundle.FilesOf(zip).Keys.ShouldBe(["letter.sbn-html", "rules.json", "schema.json", "shared/defs.json", "shared/greeting.sbn-html", "style.css", "template.json"]);
    }

    [Fact]
    public void Pack_OtherTitleSamplesOrWhiteSpaceInTheManifest_IsTheSameBundle()
    {
        var before = Pack();
        _package.Replace("template.json", "A letter", "Another title");
        _package.Replace("template.json", "\"samples\": [\"sample.json\"]", "\"samples\": []");
        _package.Append("template.json", "\n\n");
        var after = Pack();

        after.Zip.ToArray().ShouldBe(before.Zip.ToArray());
        after.Title.ShouldBe("Another title");
    }

    [Fact]
    public void Pack_OtherTemplate_IsAnotherBundle()
    {
        var before = Pack();
        _package.Append("shared/greeting.sbn-html", "<p>!</p>");

        Pack().Digest.ShouldNotBe(before.Digest);
    }

    [Fact]
    public void Pack_BrokenPackage_SaysEveryFaultWithItsPlace()
    {
        _package.Append("shared/greeting.sbn-html", "{{ if }}");
        _package.Write("schema.json", "{\"type\":\"nothing\"}");
        var problems = PackageBundle.Pack(_package.Folder, PackageFixture.Name).Problems;

        problems.ShouldContain(p => p.Place.StartsWith("shared/greeting.sbn-html(", StringComparison.Ordinal));
        problems.ShouldContain(p => p.Place.StartsWith("letter/schema.json#", StringComparison.Ordinal));
    }

    [Fact]
    public void Pack_MissingFile_IsNamed()
    {
        _package.Delete("style.css");
        PackageBundle.Pack(_package.Folder, PackageFixture.Name).Problems.ShouldHaveSingleItem().Place.ShouldBe("letter/style.css");
    }

    [Fact]
    public void Pack_UnknownPackage_IsNamed() =>
        PackageBundle.Pack(_package.Folder, "nobody").Problems.ShouldHaveSingleItem().Place.ShouldBe("nobody/template.json");

    [Fact]
    public void Load_FileThatTheManifestDoesNotName_IsRefused() =>
        Load(files => files["hidden.css"] = "p {}"u8.ToArray()).ShouldHaveSingleItem().Place.ShouldBe("letter/hidden.css");

    [Fact]
    public void Load_NamedFileMissing_IsRefused() =>
        Load(files => files.Remove("style.css")).ShouldHaveSingleItem().Message.ShouldBe("does not exist");

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    public void Load_NameThatClimbs_IsRefusedByTheManifestsRules(string name) =>
        Load(files => files["template.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files["template.json"].Span).Replace("style.css", name, StringComparison.Ordinal)))
            .ShouldContain(p => p.Place.StartsWith("letter/template.json#/styles/0", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"name\":7}")]
    [InlineData("[")]
    public void Load_ManifestWithoutName_IsRefused(string manifest) =>
        Load(files => files["template.json"] = Encoding.UTF8.GetBytes(manifest)).ShouldHaveSingleItem().Place.ShouldBe("bundle");

    [Fact]
    public void Load_NoArchive_IsRefused() => ReportRenderer.Load("no archive"u8.ToArray()).Problems.ShouldHaveSingleItem().Code.ShouldBe(Codes.TemplateInvalid);

    [Fact]
    public void Digest_Migration_CountsWithItsName()
    {
        var without = Pack().Digest;
        _package.Write("migrate.sbn", "{{ migration.data | object.to_json }}");
        Pack().Digest.ShouldBe(without);
        _package.Replace("template.json", "\"schema\"", "\"migrate\": \"migrate.sbn\", \"schema\"");
        var with = Pack().Digest;
        with.ShouldNotBe(without);
        _package.Append("migrate.sbn", "\n");
        Pack().Digest.ShouldNotBe(with);
    }

    private PackageBundle Pack() => PackageBundle.Pack(_package.Folder, PackageFixture.Name).Bundle.ShouldNotBeNull();

    private ImmutableArray<Problem> Load(Action<SortedDictionary<string, ReadOnlyMemory<byte>>> change)
    {
        var files = StoredZip.Read(Pack().Zip).ShouldNotBeNull();
        change(files);
        var finding = ReportRenderer.Load(StoredZip.Write(files));
        finding.Package.ShouldBeNull();
        return finding.Problems;
    }
}
