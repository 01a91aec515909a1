using System.Globalization;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fuzzing;
using Renderer.Pdf.Tests.Outside;
using Xunit.Abstractions;

namespace Renderer.Pdf.Tests.Properties;

/// <summary>What holds for the file of any document: made of random HTML by the layout, or drawn as no layout would. By hand: <c>tests/fuzz.sh pdf</c>.</summary>
public class DocumentPropertyTests(ITestOutputHelper output)
{
    private static readonly PdfWriter Writer = new(new PdfOptions());

    [Fact]
    public void DocumentsOfAGivenSeed_OfHtml_AreReadAlikeByEverybody() => Run(12, number => HtmlDocuments.LaidOut(RandomOf(number)));

    [Fact]
    public void DocumentsOfAGivenSeed_DrawnOddly_AreReadAlikeByEverybody() => Run(12, number => DrawnDocuments.Any(RandomOf(number)));

    [Fact]
    public void DocumentsOfAGivenSeed_WithFeatures_AreAcceptedByEverybody() => Run(12, number => number % 2 == 0 ? HtmlDocuments.LaidOut(RandomOf(number)) : DrawnDocuments.Any(RandomOf(number)), hasFeatures: true);

    private void Run(int usual, Func<int, PagedDocument?> make, bool hasFeatures = false)
    {
        var (count, refused, found) = (FuzzSettings.Count(usual), 0, new List<string>());
        for (var number = 0; number < count && found.Count < 5; number++)
        {
            if (make(number) is not { } document) refused++;
            else found.AddRange(FaultsOf(document, hasFeatures ? RandomFeatures.Any(RandomOf(number), document) : PdfFeatures.None).Select(fault => $"document {number} of seed {FuzzSettings.Seed}: {fault}"));
        }
        output.WriteLine($"{count} documents of seed {FuzzSettings.Seed}, {refused} refused by the layout");
        found.ShouldBeEmpty();
        refused.ShouldBeLessThan(Math.Max(1, count / 4), "documents that the layout refuses show nothing");
    }

    private static IEnumerable<string> FaultsOf(PagedDocument document, PdfFeatures features)
    {
        var identity = new PdfIdentity("random", null);
        var pdf = Writer.Write(document, identity, features);
        if (!pdf.Span.SequenceEqual(new PdfWriter(new PdfOptions()).Write(document, identity, features).Span)) yield return "written again it has other bytes";
        foreach (var fault in PdfVerifier.Verify(pdf, new PdfExpectation(document) { Features = features, Identity = identity }).Faults) yield return string.Create(CultureInfo.InvariantCulture, $"object {fault.Number}: {fault.Message}");
        foreach (var complaint in ReaderPanel.Complaints(pdf, document, features.Watermark is not null)) yield return complaint;
    }

    private static Random RandomOf(int number) => new(unchecked(FuzzSettings.Seed * 1_000_003 + number));
}
