using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Renderer.Reports.Tests.Packages;

namespace Renderer.Reports.Tests.Rendering;

public sealed class CompanionTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public CompanionTests()
    {
        _package.Replace("template.json", "\"schema\"", "\"fragment\": \"fragment.sbn-html\", \"subject\": {\"body\": \"/to\", \"year\": \"/n\"}, \"schema\"");
        _package.Write("fragment.sbn-html", "<div>{{ to }}</div>");
        _package.Write("letter.sbn-html", "<!DOCTYPE html><html lang=\"en\"><head><title>t</title><style>{{ include 'style.css' }}</style></head><body><table><tr><td data-cell=\"/n\">{{ n }}</td></tr></table></body></html>");
    }

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Companions_AskedFor_AreMadeInFixedOrder()
    {
        var report = Render("fragment", "html", "csv", "fragment");
        report.Companions.Select(c => (c.Format, c.FileName)).ShouldBe([("csv", "tables.csv"), ("fragment", "fragment.html")]);
        Encoding.UTF8.GetString(report.Companions[0].Content.Span).ShouldEndWith(",/n,,,1\r\n");
        Encoding.UTF8.GetString(report.Companions[1].Content.Span).ShouldBe("<div>you</div>");
        Render("json", "pdf").Companions.ShouldBeEmpty();
    }

    [Fact]
    public void Identity_DependsOnTheCompanionsAlone()
    {
        var plain = Check().RenditionId;
        Check("html", "pdf", "json").RenditionId.ShouldBe(plain);
        Check("csv").RenditionId.ShouldNotBe(plain);
        Check("csv", "fragment").RenditionId.ShouldBe(Check("fragment", "csv").RenditionId);
        Check("csv").Formats.ShouldBe(["csv"]);
        Check("json").Formats.ShouldBeEmpty();
    }

    [Fact]
    public void Provenance_NamesOptionsAndCompanions()
    {
        var report = Render("csv", "fragment");
        using var provenance = JsonDocument.Parse(report.Provenance);
        provenance.RootElement.GetProperty("identity").GetProperty("options").GetRawText().ShouldBe("""{"formats":["csv","fragment"]}""");
        provenance.RootElement.GetProperty("artifacts").EnumerateArray().Select(a => (a.GetProperty("name").GetString()!, a.GetProperty("sha256").GetString()!)).ShouldBe(
        [
            ("report.html", Hash(report.Html)), ("report.pdf", Hash(report.Pdf)),
            ("tables.csv", Hash(report.Companions[0].Content)), ("fragment.html", Hash(report.Companions[1].Content)),
        ]);
        Hash(Encoding.UTF8.GetBytes(provenance.RootElement.GetProperty("identity").GetRawText())).ShouldBe(report.RenditionId);
    }

    [Fact]
    public void Format_ThatIsUnknownOrNotGiven_IsRefused()
    {
        Problem("docx").Message.ShouldBe("\"docx\" is no format");
        _package.Replace("template.json", "\"fragment\": \"fragment.sbn-html\",", "");
        Problem("fragment").Message.ShouldBe("template \"letter\" gives no fragment");
        Open().Templates.ShouldHaveSingleItem().Formats.ShouldBe(["html", "pdf", "json", "csv"]);
    }

    [Fact]
    public void Fragment_ThatFails_IsAProblemAtItsPlace()
    {
        _package.Write("fragment.sbn-html", "<div>{{ nobody }}</div>");
        var renderer = Open();
        var result = renderer.Render(renderer.Check(Request("fragment")).Data!);
        result.Report.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().Place.ShouldBe("letter/fragment.sbn-html(1,9)");
    }

    [Fact]
    public void Subject_ComesFromTheDataTheManifestPointsTo()
    {
        Check().Subject.ShouldBe(new("you", 1, null));
        _package.Replace("template.json", "\"/n\"}", "\"/n\", \"scope\": \"/template\"}");
        Check().Subject.ShouldBe(new("you", 1, null));
        Open().Check(new("""{"to":"you","n":2024.0,"template":"letter"}"""u8.ToArray(), "d")).Data!.Subject.ShouldBe(new("you", 2024, "letter"));
    }

    [Fact]
    public void Subject_ThatTheDataDoesNotSay_IsNone()
    {
        _package.Replace("template.json", "\"year\": \"/n\"", "\"year\": \"/to\"");
        Check().Subject.ShouldBeNull();
    }

    [Fact]
    public void Digest_OfThePackage_DependsOnTheFragmentAndNotOnTheSubject()
    {
        var digest = _package.Load().Digest;
        _package.Replace("template.json", "\"/n\"}", "\"/to\"}");
        _package.Load().Digest.ShouldBe(digest);
        _package.Append("fragment.sbn-html", " ");
        _package.Load().Digest.ShouldNotBe(digest);
    }

    private CheckedData Check(params string[] formats) => Open().Check(Request(formats)).Data!;

    private Problem Problem(string format)
    {
        var problem = Open().Check(Request(format)).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place, problem.Severity).ShouldBe((Codes.RequestInvalid, "formats", Severity.Error));
        return problem;
    }

    private RenderedReport Render(params string[] formats)
    {
        var renderer = Open();
        return renderer.Render(renderer.Check(Request(formats)).Data!).Report.ShouldNotBeNull();
    }

    private static RenderRequest Request(params string[] formats) => new("""{"to":"you","n":1}"""u8.ToArray(), "d", PackageFixture.Name) { Formats = [.. formats] };

    private ReportRenderer Open() => ReportRenderer.Open(new() { TemplatesFolder = _package.Folder, FontFolders = [Path.Combine(Repository.Fonts, "lxgw-wenkai")] });

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
