using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Reports.Tests.Packages;

namespace Renderer.Reports.Tests.Rendering;

public class ReportRendererTests
{
    [Fact]
    public void Templates_AreListedWithTheirSamples()
    {
        var template = RenderedSamples.Renderer.Templates.Single(t => t.Name == "disclosure-2021");
        (template.Version, template.Digest.Length).ShouldBe(("1.1.0", 64));
        template.Samples.ShouldAllBe(s => File.Exists(s));
        template.Samples.Select(Path.GetFileName).ShouldBe(["example-2024.json", "guandu-2021.json", "huajie-2023.json"]);
        RenderedSamples.Renderer.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Render_InAnotherInstance_GivesTheSameBytes()
    {
        var first = RenderedSamples.Report(RenderedSamples.Huajie);
        var second = RenderedSamples.Render(RenderedSamples.Data(RenderedSamples.Huajie), RenderedSamples.Open());
        second.RenditionId.ShouldBe(first.RenditionId);
        second.Html.Span.SequenceEqual(first.Html.Span).ShouldBeTrue();
        second.Pdf.Span.SequenceEqual(first.Pdf.Span).ShouldBeTrue();
        second.Provenance.Span.SequenceEqual(first.Provenance.Span).ShouldBeTrue();
    }

    [Fact]
    public async Task Render_OnManyThreads_GivesTheSameBytes()
    {
        string[] samples = [RenderedSamples.Huajie, RenderedSamples.Guandu];
        var expected = samples.ToDictionary(s => s, s => Hash(RenderedSamples.Report(s)));
        await Parallel.ForEachAsync(Enumerable.Range(0, 12), (i, _) =>
        {
            var sample = samples[i % 2];
            Hash(RenderedSamples.Render(RenderedSamples.Data(sample))).ShouldBe(expected[sample]);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Identity_DependsOnWhatTheDataSays_NotOnHowItIsWritten()
    {
        var data = RenderedSamples.Json(RenderedSamples.Huajie);
        var shuffled = new JsonObject(data.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        var id = Identity(Encoding.UTF8.GetBytes(shuffled.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
        id.ShouldBe(RenderedSamples.Report(RenderedSamples.Huajie).RenditionId);
        data["disclosure"]!["fees"] = JsonNode.Parse("0.00");
        Identity(Encoding.UTF8.GetBytes(data.ToJsonString())).ShouldNotBe(id);
    }

    [Fact]
    public void Provenance_HoldsTheIdentityAndTheFilesDigests()
    {
        var report = RenderedSamples.Report(RenderedSamples.Guandu);
        using var provenance = JsonDocument.Parse(report.Provenance);
        var root = provenance.RootElement;
        root.GetProperty("rendition").GetString().ShouldBe(report.RenditionId);
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.GetProperty("identity").GetRawText()))).ShouldBe(report.RenditionId);
        root.GetProperty("identity").GetProperty("template").GetProperty("name").GetString().ShouldBe("disclosure-2021");
        root.GetProperty("artifacts").EnumerateArray().Select(a => a.GetProperty("sha256").GetString()).ShouldBe(
            [Convert.ToHexStringLower(SHA256.HashData(report.Html.Span)), Convert.ToHexStringLower(SHA256.HashData(report.Pdf.Span))]);
        Renderer.Reports.Reading.DataReader.Read(report.Provenance, "p", 1 << 20).Document!.Canonical.Span.SequenceEqual(report.Provenance.Span).ShouldBeTrue();
    }

    [Fact]
    public void CheckedData_FromAStore_RendersTheSame()
    {
        var data = RenderedSamples.Renderer.Check(new(RenderedSamples.Data(RenderedSamples.Guandu), "g")).Data!;
        var stored = new CheckedData
        {
            Template = data.Template,
            TemplateVersion = data.TemplateVersion,
            TemplateDigest = data.TemplateDigest,
            DataDigest = data.DataDigest,
            CanonicalData = data.CanonicalData,
            RenditionId = data.RenditionId,
        };
        Hash(RenderedSamples.Renderer.Render(stored).Report!).ShouldBe(Hash(RenderedSamples.Report(RenderedSamples.Guandu)));
    }

    [Theory]
    [InlineData("""{"year":2023}""", null, null, Codes.TemplateUnknown, "/template")]
    [InlineData("""{"template":7}""", null, null, Codes.TemplateUnknown, "/template")]
    [InlineData("""{"template":"disclosure-2031"}""", null, null, Codes.TemplateUnknown, "template")]
    [InlineData("""{"template":"disclosure-2021"}""", "letter", null, Codes.TemplateUnknown, "template")]
    [InlineData("""{"template":"disclosure-2021"}""", null, "0.1.0", Codes.TemplateUnknown, "templateVersion")]
    [InlineData("[1]", null, null, Codes.DataSchema, "/")]
    [InlineData("", null, null, Codes.DataEmpty, "r.json")]
    [InlineData("{", null, null, Codes.DataSyntax, "r.json(1,2)")]
    public void Check_OfARequestThatCannotBe_SaysWhy(string json, string? template, string? version, string code, string place)
    {
        var result = RenderedSamples.Renderer.Check(new(Encoding.UTF8.GetBytes(json), "r.json", template, version));
        result.Data.ShouldBeNull();
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place, problem.Severity).ShouldBe((code, place, Severity.Error));
    }

    [Fact]
    public void Check_OfDataWithSeveralFaults_ReportsAll()
    {
        var result = RenderedSamples.Check(RenderedSamples.Huajie, data =>
        {
            data.Remove("overview");
            data["yaer"] = 2023;
            data["applications"]!["received"]!["total"] = "6";
        });
        result.Data.ShouldBeNull();
        result.Problems.Select(p => (p.Code, p.Place)).ShouldBe(
            [(Codes.DataSchema, "/overview"), (Codes.DataSchema, "/yaer"), (Codes.DataSchema, "/applications/received/total")], ignoreOrder: true);
        result.Problems.Single(p => p.Place == "/yaer").Hint.ShouldBe("did you mean \"year\"?");
    }

    [Fact]
    public void Render_BeyondTheTimeLimit_IsAProblem()
    {
        using var package = new PackageFixture();
        package.Write("letter.sbn-html", "<p>{{ for i in 1..2000000000; end }}</p>{{ include 'shared/greeting.sbn-html'; include 'style.css' }}");
        var renderer = Open(package, TimeSpan.FromMilliseconds(50));
        var data = renderer.Check(new("""{"to":"you","n":1}"""u8.ToArray(), "d", "letter")).Data!;
        renderer.Render(data).Problems.ShouldHaveSingleItem().Code.ShouldBeOneOf(Codes.TimeLimit, Codes.TemplateLimit);
    }

    [Fact]
    public void Render_WhenTheCallerGivesUp_Throws()
    {
        var data = RenderedSamples.Renderer.Check(new(RenderedSamples.Data(RenderedSamples.Guandu), "g")).Data!;
        Should.Throw<OperationCanceledException>(() => RenderedSamples.Renderer.Render(data, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Render_OfATemplateThatFails_NamesThePlace()
    {
        using var package = new PackageFixture();
        package.Replace("shared/greeting.sbn-html", "{{ n }}", "{{ m }}");
        var renderer = Open(package);
        var result = renderer.Render(renderer.Check(new("""{"to":"you","n":1}"""u8.ToArray(), "d", "letter")).Data!);
        result.Report.ShouldBeNull();
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(Codes.TemplateFailed);
        problem.Place.ShouldStartWith("shared/greeting.sbn-html(1,");
    }

    [Fact]
    public void Rule_OfSeverityError_StopsTheReport()
    {
        using var package = new PackageFixture();
        package.Replace("rules.json", "warning", "error");
        var result = Open(package).Check(new("""{"to":"you","n":11}"""u8.ToArray(), "d", "letter"));
        result.Data.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().ShouldBe(
            new(Severity.Error, Codes.RuleBroken, "/n", "L1: 11 is many", "correct the data; the report is refused while this does not hold") { Rule = "L1" });
    }

    [Fact]
    public void Rule_ThatCannotBeEvaluated_IsAProblemOfTheRule()
    {
        using var package = new PackageFixture();
        package.Replace("rules.json", "n < 10", "nobody < 10");
        var problem = Open(package).Check(new("""{"to":"you","n":1}"""u8.ToArray(), "d", "letter")).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((Codes.TemplateFailed, "letter/rules.json#/rules/0/assert"));
    }

    [Fact]
    public void Open_WithoutFonts_NamesTheSetting()
    {
        Should.Throw<ReportConfigurationException>(() => ReportRenderer.Open(new() { TemplatesFolder = Repository.Templates, FontFolders = [] })).Message.ShouldContain("Set Fonts:Folders");
        Should.Throw<ReportConfigurationException>(() => ReportRenderer.Open(new() { TemplatesFolder = Repository.Templates, FontFolders = ["/nowhere"] })).Message.ShouldContain("Set Fonts:Folders");
    }

    private static ReportRenderer Open(PackageFixture package, TimeSpan? time = null) =>
        ReportRenderer.Open(new() { TemplatesFolder = package.Folder, FontFolders = [Repository.Fonts], MaximumTime = time ?? TimeSpan.FromSeconds(60) });

    private static string Identity(byte[] data) => RenderedSamples.Renderer.Check(new(data, "d")).Data!.RenditionId;

    private static string Hash(RenderedReport report) => Convert.ToHexStringLower(SHA256.HashData([.. report.Html.Span, .. report.Pdf.Span, .. report.Provenance.Span]));
}
