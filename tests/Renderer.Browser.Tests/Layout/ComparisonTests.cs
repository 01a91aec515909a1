using Renderer.Reports;

namespace Renderer.Browser.Tests.Layout;

/// <summary>The same HTML printed by a browser and by us: lines break at the same characters, and everything stands within a point of the same place. What differs is listed with its reason.</summary>
[Collection(Browsing.Name)]
public sealed class ComparisonTests(Chromium chromium, RenderedSamples samples) : IDisposable
{
    private static readonly HtmlPrinter Printer = HtmlPrinter.Open([Path.Combine(Samples.Templates, "fonts")], 100, _ => null);
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-comparison-").FullName;

    public static TheoryData<string> EveryDocument => new(Corpus.Names);

    public static TheoryData<string> EverySample => new(Samples.All);

    [Theory, MemberData(nameof(EveryDocument))]
    public async Task Document_IsPrintedAsTheBrowserDoes(string document)
    {
        var (html, pdf) = (Path.Combine(_folder, "document.html"), Path.Combine(_folder, "document.pdf"));
        await File.WriteAllTextAsync(html, Corpus.Html(document));
        var printed = Printer.Print(Corpus.Html(document), document, CancellationToken.None);
        await File.WriteAllBytesAsync(pdf, printed.Pdf.ShouldNotBeNull(string.Join('\n', printed.Problems)).ToArray());
        await CompareAsync(document, pdf, new Uri(html).AbsoluteUri);
    }

    [Theory, MemberData(nameof(EverySample))]
    public Task Sample_IsPrintedAsTheBrowserDoes(string sample) => CompareAsync(sample, samples.Pdf(sample), samples.Page(sample));

    [Fact]
    public void Differences_AreOfDocumentsThatExist() => KnownDifferences.Documents.Except(Corpus.Names).Except(Samples.All).ShouldBeEmpty();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task CompareAsync(string name, string ours, string page)
    {
        var browsers = await BrowserPrinter.PrintAsync(chromium, page, Path.Combine(_folder, "browser.pdf"));
        var differences = Comparison.Of(await PrintedText.ReadAsync(ours), browsers);
        var kinds = differences.Select(difference => difference.Kind).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (!kinds.SequenceEqual(KnownDifferences.Of(name)))
            Assert.Fail($"known: {string.Join(' ', KnownDifferences.Of(name))}\nfound: {string.Join(' ', kinds)}\n{string.Join('\n', differences.Select(difference => $"{difference.Kind}: {difference.Text}"))}");
    }
}
