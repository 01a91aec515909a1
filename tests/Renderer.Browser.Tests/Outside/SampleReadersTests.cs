using System.Globalization;
using Renderer.Layout.Pages;
using Renderer.Pdf;
using Renderer.Pdf.Tests.Fixtures;
using Renderer.Pdf.Tests.Outside;
using Renderer.Pdf.Tests.Properties;

namespace Renderer.Browser.Tests.Outside;

/// <summary>The PDF of every sample as the service makes it, judged by programs of other people: no warnings, and the text that was laid out.</summary>
[Collection(Browsing.Name)]
public sealed class SampleReadersTests(RenderedSamples samples) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-readers-").FullName;

    public static TheoryData<string> EverySample => new(Samples.All);

    [Theory, MemberData(nameof(EverySample))]
    public void Pdf_IsCleanAndReadAsLaidOut(string sample) =>
        ReaderPanel.Complaints(File.ReadAllBytes(samples.Pdf(sample)), samples.Layout(sample), hasExtraText: false).ShouldBeEmpty();

    [Theory, MemberData(nameof(EverySample))]
    public void Text_OfThreeReaders_IsTheLayouts(string sample)
    {
        var (pdf, pages) = (samples.Pdf(sample), samples.Layout(sample).Pages.Select(LayoutText.Of).ToArray());
        // Every page ends with a form feed.
        Output("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").Split('\f')[..^1].Select(LayoutText.Squeezed).ShouldBe(pages);
        Output("mutool", "draw", "-q", "-F", "txt", "-o", "-", pdf).Split('\f')[..^1].Select(LayoutText.Squeezed).ShouldBe(pages);
        // In the order of places on the page: the same characters, but cells come line by line.
        Output("pdftotext", "-enc", "UTF-8", pdf, "-").Split('\f')[..^1].Select(page => Sorted(LayoutText.Squeezed(page))).ShouldBe(pages.Select(Sorted));
    }

    [Fact]
    public void Text_InChromiumsReader_IsTheLayouts()
    {
        var read = PdfiumText.Of(Samples.All.Select(samples.Pdf));
        foreach (var (sample, pages) in Samples.All.Zip(read)) pages.Select(AsWritten).ShouldBe(samples.Layout(sample).Pages.Select(page => Sorted(LayoutText.Of(page))), sample);
    }

    [Fact]
    public void Text_OfRandomDocuments_InChromiumsReader_IsTheLayouts()
    {
        var documents = Enumerable.Range(1, 30).Select(seed => HtmlDocuments.LaidOut(new Random(seed))).OfType<PagedDocument>().ToList();
        var files = documents.Select((document, i) => Written(document, string.Create(CultureInfo.InvariantCulture, $"{i}.pdf"))).ToList();
        foreach (var (i, pages) in PdfiumText.Of(files).Index()) pages.Select(AsWritten).ShouldBe(documents[i].Pages.Select(page => Sorted(LayoutText.Of(page))), $"document {i + 1}");
    }

    [Fact]
    public void Fonts_OfEverySample_AreWholeForFontTools()
    {
        var programs = new List<string>();
        foreach (var (number, sample) in Samples.All.Index())
        {
            foreach (var (i, program) in PdfStreams.FontPrograms(File.ReadAllBytes(samples.Pdf(sample))).Index())
            {
                programs.Add(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number}-{i}.font")));
                File.WriteAllBytes(programs[^1], program);
            }
        }
        programs.Count.ShouldBeGreaterThan(Samples.All.Count);
        var lines = Output("/usr/bin/python3", [Path.Combine(Samples.Root, "tests", "Renderer.Browser.Tests", "Outside", "font-programs.py"), .. programs]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(programs.Count);
        // All glyphs but the space have an outline.
        foreach (var counts in lines.Select(line => line.Split(' '))) int.Parse(counts[^1], CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(int.Parse(counts[^2], CultureInfo.InvariantCulture) - 4, string.Join(' ', counts));
    }

    [Fact]
    public void Files_InPdfBoxsPreflight_HaveOnlyWhatPdfA1DidNotKnow()
    {
        foreach (var (i, sample) in Samples.All.Index())
        {
            // What claims to be archivable says so in plain text.
            if (File.ReadAllBytes(samples.Pdf(sample)).AsSpan().IndexOf("<pdfaid:part>"u8) >= 0) File.Copy(samples.Pdf(sample), Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{i}.pdf")));
        }
        Directory.GetFiles(_folder).ShouldNotBeEmpty();
        Preflight.ComplaintsAbout(_folder).ShouldBe(
        [
            "1.4 : Trailer Syntax error, /XRef cross reference streams are not allowed", // of PDF 1.5, which PDF/A-2 builds on
            "2.1.6 : Invalid graphics object, Invalid version of the ICCProfile", // version 4, as ISO 19005-2, 6.2.3 allows
            "3.1.11 : Invalid Font definition, The CIDSet entry is missing for the Composite Subset", // no longer asked for
            "7.11.2 : Error on MetaData, part must be 1",
        ]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // PDFium puts pieces on one line in an order of its own, and takes a hyphen at a line's end for one that only the line brought.
    private static string AsWritten(string page) => Sorted(LayoutText.Squeezed(page).Replace('\uFFFE', '-'));

    private string Written(PagedDocument document, string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new PdfWriter(new PdfOptions()).Write(document, new("random", null)).Span);
        return path;
    }

    private static string Output(string program, params string[] arguments)
    {
        var answer = OutsideReader.Ask(program, arguments);
        answer.IsClean.ShouldBeTrue($"{program}: {answer.Complaints}");
        return answer.Output;
    }

    private static string Sorted(string text) => string.Concat(text.Order());
}
