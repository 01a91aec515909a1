using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests;

public class DeterminismTests
{
    private static readonly PdfIdentity Identity = new("identity", null);

    [Fact]
    public void Write_FreshWriterAndOneThatWroteOthers_GiveTheSameBytes()
    {
        var document = TextDocument(0);
        var expected = new PdfWriter(new PdfOptions()).Write(document, Identity).ToArray();
        var used = new PdfWriter(new PdfOptions());
        used.Write(Reports.TwoPageDocument(), Identity);
        for (var i = 1; i < 5; i++)
            used.Write(TextDocument(i), Identity);
        used.Write(document, Identity).ToArray().ShouldBe(expected);
    }

    [Fact]
    public void Write_ManyThreadsAtOnce_GiveTheSameBytes()
    {
        var documents = Enumerable.Range(0, 4).Select(TextDocument).ToArray();
        var expected = documents.Select(d => new PdfWriter(new PdfOptions()).Write(d, Identity).ToArray()).ToArray();
        var shared = new PdfWriter(new PdfOptions());
        var written = new byte[32][];
        Parallel.For(0, written.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => written[i] = shared.Write(documents[i % 4], Identity).ToArray());
        for (var i = 0; i < written.Length; i++)
            written[i].ShouldBe(expected[i % 4], $"document {i}");
    }

    [Fact]
    public void Write_OtherIdentity_ChangesTheFileIdentifierOnly()
    {
        var writer = new PdfWriter(new PdfOptions { Compress = false });
        byte[] one = writer.Write(Reports.TableDocument(), new("a", null)).ToArray(), two = writer.Write(Reports.TableDocument(), new("b", null)).ToArray();
        one.Length.ShouldBe(two.Length);
        one.Zip(two).Count(pair => pair.First != pair.Second).ShouldBeInRange(40, 64);
    }

    [Fact]
    public void Write_AfterAFailure_IsNotDisturbed()
    {
        var writer = new PdfWriter(new PdfOptions());
        var builder = new DocumentBuilder();
        builder.Page().Text("坏", 0, 50, 0).Image([1, 2, 3], 0, 0, 10, 10);
        Should.Throw<PdfException>(() => writer.Write(builder.Build(), Identity));
        writer.Write(Reports.TableDocument(), Identity).ToArray().ShouldBe(new PdfWriter(new PdfOptions()).Write(Reports.TableDocument(), Identity).ToArray());
    }

    // Every document has other neighbours in code point order, so that cached pieces differ.
    private static PagedDocument TextDocument(int seed)
    {
        var random = new Random(seed);
        var builder = new DocumentBuilder();
        var paragraph = builder.Element(StructureType.Paragraph);
        foreach (var face in new[] { ShippedFonts.Serif, ShippedFonts.Kai, ShippedFonts.Fang })
            builder.Page().Text(new string([.. Enumerable.Range(0, 60).Select(_ => (char)random.Next(0x4E00, 0x4F00)).Where(c => face.GlyphOf(c) != 0)]), 20, 90, paragraph, face);
        return builder.Build();
    }
}
