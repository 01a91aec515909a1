using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Packages;

public sealed class TemplatePackageTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Package_WithoutFaults_IsCompiled()
    {
        var package = _package.Load();
        (package.Manifest.Name, package.Manifest.Version, package.Manifest.Title).ShouldBe(("letter", "1.2.3", "A letter"));
        package.Samples.ShouldBe([Path.Combine(_package.Folder, "letter", "sample.json")]);
        package.Digest.Length.ShouldBe(64);
    }

    [Fact]
    public void Manifest_ThatIsMissing_IsAFault()
    {
        _package.Delete("template.json");
        _package.Faults().ShouldHaveSingleItem().Place.ShouldBe("letter/template.json");
    }

    [Theory]
    [InlineData("\"title\": \"A letter\",", "", "letter/template.json#/title", "is missing")]
    [InlineData("1.2.3", "1.2", "letter/template.json#/version", "\"1.2\" does not match")]
    [InlineData("\"schema\"", "\"schemas\"", "letter/template.json#/schema", "is missing")]
    [InlineData("\"name\": \"letter\"", "\"name\": \"brief\"", "letter/template.json#/name", "is \"brief\", but the folder is \"letter\"")]
    [InlineData("\"style.css\"", "\"../style.css\"", "letter/template.json#/styles/0", "\"../style.css\" does not match")]
    [InlineData("\"style.css\"", "\"/etc/passwd\"", "letter/template.json#/styles/0", "\"/etc/passwd\" does not match")]
    [InlineData("\"style.css\"", "\"a/../../b\"", "letter/template.json#/styles/0", "\"a/../../b\" does not match")]
    [InlineData("\"style.css\"", "\"missing.css\"", "letter/missing.css", "does not exist")]
    [InlineData("\"shared/defs.json\"", "\"shared/none.json\"", "shared/none.json", "does not exist")]
    [InlineData("\"sample.json\"", "\"none.json\"", "letter/none.json", "does not exist")]
    [InlineData("\"schema\"", "\"assets\": [\"none.png\"], \"schema\"", "letter/none.png", "does not exist")]
    [InlineData("\"schema\"", "\"missingGlyphs\": \"box\", \"schema\"", "letter/template.json#/missingGlyphs", "\"box\"")]
    [InlineData("\"schema\"", "\"fragment\": \"none.sbn-html\", \"schema\"", "letter/none.sbn-html", "does not exist")]
    [InlineData("\"schema\"", "\"subject\": {\"body\": \"/to\"}, \"schema\"", "letter/template.json#/subject/year", "is missing")]
    [InlineData("\"schema\"", "\"subject\": {\"body\": \"to\", \"year\": \"/n\"}, \"schema\"", "letter/template.json#/subject/body", "\"to\" does not match")]
    [InlineData("\"schema\"", "\"subject\": {\"body\": \"/to\", \"year\": \"/yaer\"}, \"schema\"", "letter/template.json#/subject/year", "\"/yaer\" is nothing that schema.json declares")]
    [InlineData("\"schema\"", "\"subject\": {\"body\": \"/to/name\", \"year\": \"/n\"}, \"schema\"", "letter/template.json#/subject/body", "\"/to/name\" is nothing that schema.json declares")]
    [InlineData("{", "{,", "letter/template.json(1,2)", "is not JSON")]
    public void Manifest_WithAFault_IsRefusedWithItsPlace(string old, string @new, string place, string message)
    {
        _package.Replace("template.json", old, @new);
        var fault = _package.Faults()[0];
        fault.Place.ShouldBe(place);
        fault.Message.ShouldStartWith(message);
        fault.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public void Package_WithFaultsInSeveralFiles_ReportsAllOfThem()
    {
        _package.Write("schema.json", """{"typ":"object"}""");
        _package.Write("letter.sbn-html", "{{ if }}");
        _package.Write("rules.json", """{"rules":[{"id":"L1","severity":"fatal","assert":"1 +","message":"","place":"/n"}]}""");
        var places = _package.Faults().Select(f => f.Place).ToList();
        places.ShouldContain("letter/schema.json#/typ");
        places.ShouldContain(p => p.StartsWith("letter/letter.sbn-html(1,", StringComparison.Ordinal));
        places.ShouldContain("letter/rules.json#/rules/0/severity");
        places.ShouldContain("letter/rules.json#/rules/0/message");
    }

    [Fact]
    public void Template_IncludingAnUnlistedPart_IsAFault()
    {
        _package.Replace("template.json", "\"shared/greeting.sbn-html\"", "");
        _package.Faults().ShouldHaveSingleItem().Place.ShouldStartWith("letter/letter.sbn-html(1,");
    }

    [Fact]
    public void Rule_ThatDoesNotParse_IsAFaultAtItsField()
    {
        _package.Replace("rules.json", "n < 10", "n < ");
        _package.Faults()[0].Place.ShouldBe("letter/rules.json#/rules/0/assert");
    }

    [Fact]
    public void File_ThatIsNotUtf8_IsAFault()
    {
        _package.Write("style.css", [0xC0, 0xFF]);
        _package.Faults().ShouldHaveSingleItem().ShouldBe(PackageFiles.Invalid("letter/style.css", "is not UTF-8", "save it as UTF-8"));
    }

    [Theory]
    [InlineData("letter.sbn-html")]
    [InlineData("shared/greeting.sbn-html")]
    [InlineData("style.css")]
    [InlineData("schema.json")]
    [InlineData("shared/defs.json")]
    [InlineData("rules.json")]
    public void Digest_WhenAFileOfThePackageChanges_Changes(string file)
    {
        var before = _package.Load().Digest;
        _package.Append(file, "\n");
        _package.Load().Digest.ShouldNotBe(before);
    }

    [Fact]
    public void Digest_WhenOnlySamplesOrTitleChange_Stays()
    {
        var before = _package.Load().Digest;
        _package.Write("sample.json", "{}");
        _package.Replace("template.json", "A letter", "Another letter");
        _package.Load().Digest.ShouldBe(before);
        _package.Replace("template.json", "1.2.3", "1.2.4");
        _package.Load().Digest.ShouldNotBe(before);
    }
}
