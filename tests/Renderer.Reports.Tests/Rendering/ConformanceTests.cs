using System.Text;
using System.Text.Json;
using Renderer.Reports.Tests.Packages;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The standards a package asks for, and the data inside its PDF.</summary>
public class ConformanceTests
{
    private const string Letter = """{"template":"letter","to":"you","n":1}""";

    [Fact]
    public void StatutoryPackages_KeepBothStandards_InEverySample()
    {
        var samples = RenderedSamples.Renderer.Templates.Where(t => t.Name.StartsWith("disclosure-", StringComparison.Ordinal)).SelectMany(t => t.Samples).ToArray();
        samples.Length.ShouldBeGreaterThan(9);
        foreach (var sample in samples)
        {
            var data = RenderedSamples.Renderer.Check(new(File.ReadAllBytes(sample), sample)).Data!;
            var metadata = Encoding.UTF8.GetString(RenderedSamples.Renderer.Render(data).Report!.Pdf.Span);
            metadata.ShouldContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", customMessage: sample);
            metadata.ShouldContain("<pdfuaid:part>1</pdfuaid:part>", customMessage: sample);
        }
    }

    [Fact]
    public void Metadata_OfAReport_SaysWhatItKeepsAndWhatItWasMadeFrom()
    {
        var report = RenderedSamples.Report(RenderedSamples.Huajie);
        var metadata = Encoding.UTF8.GetString(report.Pdf.Span);
        metadata.ShouldContain("<pdfaid:part>2</pdfaid:part>");
        metadata.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
        metadata.ShouldContain($"<renderer:rendition>{report.RenditionId}</renderer:rendition>");
        var identity = JsonDocument.Parse(report.Provenance).RootElement.GetProperty("identity");
        metadata.ShouldContain($"<renderer:dataDigest>{identity.GetProperty("data").GetString()}</renderer:dataDigest>");
        metadata.ShouldContain($"<renderer:templateDigest>{identity.GetProperty("template").GetProperty("digest").GetString()}</renderer:templateDigest>");
    }

    [Fact]
    public void Page_ThatBreaksAStandard_IsRejectedWithItsCodeAndThePlaceInTheTemplate()
    {
        using var package = new PackageFixture();
        package.Replace("template.json", "\"samples\"", "\"pdf\": { \"conformance\": [\"PDF/UA-1\"] }, \"samples\"");
        package.Replace("letter.sbn-html", "</body>", "<h2>late</h2></body>");
        var problem = Render(package).Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code).ShouldBe((Severity.Error, Codes.PdfNonconforming));
        problem.Place.ShouldStartWith("letter/letter.sbn-html(1,");
        problem.Message.ShouldBe("ISO 14289-1, 7.4.2: The first heading is an h2.");
    }

    [Fact]
    public void Page_OfAPackageThatAsksForNothing_IsNotChecked()
    {
        using var package = new PackageFixture();
        package.Replace("letter.sbn-html", "</body>", "<h2>late</h2></body>");
        Render(package).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Data_AskedForByTheSetting_LiesInsideAndMakesAnotherRendition()
    {
        using var package = new PackageFixture();
        package.Replace("template.json", "\"samples\"", "\"pdf\": { \"conformance\": [\"PDF/A-2a\"] }, \"samples\"");
        var (without, with) = (Render(package).Report!, Render(package, attachData: true).Report!);
        with.RenditionId.ShouldNotBe(without.RenditionId);
        Encoding.Latin1.GetString(without.Pdf.Span).ShouldContain("<pdfaid:part>2</pdfaid:part>");
        Encoding.Latin1.GetString(with.Pdf.Span).ShouldContain("<pdfaid:part>3</pdfaid:part>");
        JsonDocument.Parse(with.Provenance).RootElement.GetProperty("identity").GetProperty("options").GetProperty("attachData").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Data_AskedForByTheTemplate_IsTheSameRenditionWithAndWithoutTheSetting()
    {
        using var package = new PackageFixture();
        package.Replace("template.json", "\"samples\"", "\"pdf\": { \"attachData\": true }, \"samples\"");
        var (without, with) = (Render(package).Report!, Render(package, attachData: true).Report!);
        with.RenditionId.ShouldBe(without.RenditionId);
        with.Pdf.Span.SequenceEqual(without.Pdf.Span).ShouldBeTrue();
    }

    [Theory]
    [InlineData("{ \"conformance\": [\"PDF/A-1b\"] }")]
    [InlineData("{ \"conformance\": [\"PDF/A-2a\", \"PDF/A-3a\"] }")]
    [InlineData("{ \"attach\": true }")]
    public void Manifest_WithImpossibleDemands_IsRefused(string demands)
    {
        using var package = new PackageFixture();
        package.Replace("template.json", "\"samples\"", $"\"pdf\": {demands}, \"samples\"");
        Open(package, attachData: false).Faults.ShouldContain(f => f.Place.StartsWith("letter/template.json#/pdf", StringComparison.Ordinal));
    }

    [Fact]
    public void Demands_ArePartOfThePackagesDigest()
    {
        using var package = new PackageFixture();
        var before = Open(package, attachData: false).Templates.Single().Digest;
        package.Replace("template.json", "\"samples\"", "\"pdf\": { \"conformance\": [\"PDF/UA-1\"] }, \"samples\"");
        Open(package, attachData: false).Templates.Single().Digest.ShouldNotBe(before);
    }

    private static RenderResult Render(PackageFixture package, bool attachData = false)
    {
        var renderer = Open(package, attachData);
        return renderer.Render(renderer.Check(new(Encoding.UTF8.GetBytes(Letter), "letter.json")).Data!);
    }

    private static ReportRenderer Open(PackageFixture package, bool attachData) =>
        ReportRenderer.Open(new() { TemplatesFolder = package.Folder, FontFolders = [Repository.Fonts], AttachData = attachData });
}
