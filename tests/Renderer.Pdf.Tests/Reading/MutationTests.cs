using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;
using Xunit.Abstractions;

namespace Renderer.Pdf.Tests.Reading;

/// <summary>Files that are right but for one thing: what the pipeline does before it announces a file finds each of them.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly PdfIdentity Identity = new("mutated", null);

    private static readonly PdfFeatures Features = new()
    {
        Provenance = new("disclosure-2021", "1.1.0", new string('a', 64), new string('b', 64), new string('c', 64)),
        Attachments = [new("data.json", "application/json", Encoding.UTF8.GetBytes("{\"a\":1}")) { Relationship = AttachmentRelationship.Source }],
    };

    [Theory]
    [InlineData("a page less", "/Count 2/Kids[5 0 R 6 0 R ]", "/Count 1/Kids[5 0 R ]")]
    [InlineData("a page twice", "/Kids[5 0 R 6 0 R ]", "/Kids[5 0 R 5 0 R ]")]
    [InlineData("pages in another order", "/Kids[5 0 R 6 0 R ]", "/Kids[6 0 R 5 0 R ]")]
    [InlineData("a page of another size", "/MediaBox[0 0 300 200]", "/MediaBox[0 0 300 201]")]
    [InlineData("another glyph", "<00", "<00020001> Tj <00")]
    [InlineData("a line two hundredths beside its place", "20 150 Td", "20.04 150 Td")]
    [InlineData("a line below its place", "20 150 Td", "20 149.9 Td")]
    [InlineData("spacing", "BT\n", "BT\n0.05 Tc\n")]
    [InlineData("another size", " 16 Tf", " 16.5 Tf")]
    [InlineData("another font", "/F0 16 Tf", "/F1 16 Tf")]
    [InlineData("text of a code", "[<", "[<4E00><")]
    [InlineData("a width", "/W[", "/DW 990/W[")]
    [InlineData("a font not embedded", "/FontFile2 ", "/FontFileX ")]
    [InlineData("a font of another length", "/Length1 ", "/Length1 1")]
    [InlineData("an element of another type", "<</S/H1", "<</S/H2")]
    [InlineData("an element lost", " 0 R/Pg", " 0 R/Px")]
    [InlineData("content of another element", "/MCID 1>>", "/MCID 7>>")]
    [InlineData("another language", "/Lang(en)", "/Lang(de)")]
    [InlineData("a link beside its place", "/Rect[36 ", "/Rect[37 ")]
    [InlineData("a link to another address", "/URI(https", "/URI(http")]
    [InlineData("a bookmark to another place", "/XYZ null 166 null]", "/XYZ null 160 null]")]
    [InlineData("a bookmark of another name", "/Title<FEFF603B4F53>", "/Title<FEFF603B4F54>")]
    [InlineData("another title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">x")]
    [InlineData("other provenance", "<renderer:dataDigest>b", "<renderer:dataDigest>c")]
    [InlineData("a claim nobody made", "</rdf:RDF>", "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>2</pdfaid:part></rdf:Description></rdf:RDF>")]
    [InlineData("other attached bytes", "{\"a\":1}", "{\"a\":2}")]
    [InlineData("another relationship", "/AFRelationship/Source", "/AFRelationship/Data")]
    [InlineData("another document language", "/Lang(zh-CN)", "/Lang(zh-TW)")]
    [InlineData("not marked as tagged", "/Marked true", "/Marked false")]
    public void File_RightButForOneThing_IsNotAnnounced(string what, string before, string after)
    {
        var document = Reports.TwoPageDocument();
        var plain = new PlainRewrite(Written(document, compress: false).Span);
        Faults(plain.Write(), document).ShouldBeEmpty("rewritten as it was");
        plain.Replace(before, after).ShouldBeTrue($"{what}: {before}");

        Faults(plain.Write(), document).ShouldNotBeEmpty(what);
    }

    [Fact]
    public void Bytes_ChangedAnywhere_AreFoundAndCounted()
    {
        foreach (var document in new[] { Reports.TwoPageDocument(), Reports.TableDocument() })
        {
            var pdf = Written(document, compress: true).ToArray();
            // Metadata is not packed, and what it says beyond what was asked for is not compared: descriptions, names of schemas.
            var (metadata, metadataEnd) = (pdf.AsSpan().IndexOf("<?xpacket begin"u8), pdf.AsSpan().IndexOf("<?xpacket end"u8));
            var (random, missed, announced) = (new Random(5), new List<int>(), 0);
            const int Trials = 600;
            for (var i = 0; i < Trials; i++)
            {
                var at = random.Next(pdf.Length);
                var before = pdf[at];
                pdf[at] ^= (byte)(1 << random.Next(8));
                if (Verify(pdf, document, VerificationDepth.Thorough).IsEmpty && (at < metadata || at > metadataEnd)) missed.Add(at);
                if (!Faults(pdf, document).IsEmpty) announced++;
                pdf[at] = before;
            }

            output.WriteLine($"{Trials} bits of {pdf.Length} bytes changed: all but {missed.Count} outside of the metadata found by thorough, {announced} of all by announce; missed at {string.Join(", ", missed)}");
            // The version, the comment of high bytes behind it, white space, and entries that nothing is compared with: a compression's level, an attachment's date and checksum.
            missed.Count.ShouldBeLessThan(Trials / 25);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-7)]
    [InlineData(-500)]
    [InlineData(1)]
    [InlineData(40)]
    public void File_CutOrLengthened_IsNotAnnounced(int by)
    {
        var document = Reports.TwoPageDocument();
        var pdf = Written(document, compress: true).ToArray();
        byte[] changed = by < 0 ? pdf[..(pdf.Length + by)] : [.. pdf, .. Enumerable.Repeat((byte)'x', by)];

        if (by == -1) Faults(changed, document).ShouldBeEmpty("only the last line feed");
        else Faults(changed, document).ShouldNotBeEmpty();
    }

    private static ReadOnlyMemory<byte> Written(PagedDocument document, bool compress) => new PdfWriter(new PdfOptions { Compress = compress }).Write(document, Identity, Features);

    private static System.Collections.Immutable.ImmutableArray<PdfFault> Faults(ReadOnlyMemory<byte> pdf, PagedDocument document) => Verify(pdf, document, VerificationDepth.Announce);

    private static System.Collections.Immutable.ImmutableArray<PdfFault> Verify(ReadOnlyMemory<byte> pdf, PagedDocument document, VerificationDepth depth) =>
        PdfVerifier.Verify(pdf, new PdfExpectation(document) { Features = Features, Identity = Identity }, depth).Faults;
}
