using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Packages;

public sealed class PackageShelfTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Template_ThatIsUnknown_IsRefusedWithTheKnownOnes() => Refusal("letters", null).ShouldBe(
        new(Severity.Error, Codes.TemplateUnknown, "template", "there is no template \"letters\"", "known templates: letter"));

    [Fact]
    public void Version_ThatIsUnknown_IsRefusedWithTheKnownOnes() => Refusal("letter", "9.0.0").ShouldBe(
        new(Severity.Error, Codes.TemplateUnknown, "templateVersion", "template \"letter\" has no version \"9.0.0\"", "known versions: 1.2.3"));

    [Theory]
    [InlineData("../letter")]
    [InlineData("letter/../letter")]
    [InlineData("LETTER")]
    [InlineData("")]
    public void Template_NamedOddly_IsUnknown(string name) => Refusal(name, null).Code.ShouldBe(Codes.TemplateUnknown);

    [Fact]
    public void Package_WithFaults_IsRefusedAlone()
    {
        Directory.CreateDirectory(Path.Combine(_package.Folder, "broken"));
        File.WriteAllText(Path.Combine(_package.Folder, "broken", "template.json"), "{}");
        var shelf = PackageShelf.Open(_package.Folder);
        shelf.Packages.ShouldHaveSingleItem().Manifest.Name.ShouldBe("letter");
        shelf.Faults.ShouldAllBe(f => f.Place.StartsWith("broken/template.json", StringComparison.Ordinal));
        var problems = new List<Problem>();
        shelf.Find("broken", null, problems).ShouldBeNull();
        problems.ShouldBe(shelf.Faults);
    }

    [Fact]
    public void Folder_ThatIsMissingOrEmpty_IsAConfigurationErrorNamingTheSetting()
    {
        Should.Throw<ReportConfigurationException>(() => PackageShelf.Open(Path.Combine(_package.Folder, "none"))).Message.ShouldContain("Set Templates:Folder");
        Should.Throw<ReportConfigurationException>(() => PackageShelf.Open(Path.Combine(_package.Folder, "shared"))).Message.ShouldContain("Set Templates:Folder");
    }

    private Problem Refusal(string name, string? version)
    {
        var problems = new List<Problem>();
        PackageShelf.Open(_package.Folder).Find(name, version, problems).ShouldBeNull();
        return problems.ShouldHaveSingleItem();
    }
}
