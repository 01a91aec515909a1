using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Reading;

/// <summary>Files that were damaged, or made to do harm: the reader answers with faults, soon and without an exception.</summary>
public class HostileFileTests
{
    private static readonly byte[][] Sound =
    [
        PdfVerifierTests.Written(Reports.TwoPageDocument(), compress: true).ToArray(),
        PdfVerifierTests.Written(Reports.TwoPageDocument(), compress: false).ToArray(),
        PdfVerifierTests.Written(Reports.TableDocument(), compress: true).ToArray(),
        PdfVerifierTests.Written(Reports.TableDocument(), compress: false).ToArray(),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void File_ChangedAnyhow_IsAnsweredWithFaults(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            var damaged = Damaged(Sound[random.Next(Sound.Length)], random);
            PdfVerifier.Verify(damaged, i % 2 == 0 ? Reports.TwoPageDocument() : null).Faults.Length.ShouldBeLessThanOrEqualTo(FaultList.Most);
        }
    }

    [Fact]
    public void Bytes_OfNoFile_AreAnsweredWithFaults()
    {
        foreach (var text in new[] { "", "%", "%PDF-1.7", "%PDF-1.7\nstartxref\n0\n%%EOF", "%PDF-1.7\nstartxref\n99999999999\n%%EOF", "%PDF-1.7\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF", "%PDF-1.7\nxref\nstartxref\n9\n%%EOF" })
            PdfVerifier.Verify(Encoding.ASCII.GetBytes(text), null).Faults.ShouldNotBeEmpty(text);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<</A")]
    [InlineData("<</A[")]
    public void Objects_NestedWithoutEnd_AreRefused(string opening) =>
        FaultsOf("1 0 obj\n" + string.Concat(Enumerable.Repeat(opening, 200_000))).ShouldContain(f => f.Message.Contains("nest deeper", StringComparison.Ordinal));

    [Fact]
    public void PageTree_ThatLeadsBackToItself_Ends() =>
        FaultsOf("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "2 0 obj\n<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>\nendobj\n")
            .ShouldContain(f => f.Message.Contains("stands in the page tree twice", StringComparison.Ordinal));

    [Fact]
    public void StructureTree_ThatLeadsBackToItself_Ends() =>
        FaultsOf("1 0 obj\n<</Type/Catalog/StructTreeRoot 2 0 R>>\nendobj\n", "2 0 obj\n<</K 3 0 R>>\nendobj\n", "3 0 obj\n<</S/P/P 2 0 R/K[3 0 R 3 0 R 2 0 R]>>\nendobj\n")
            .ShouldContain(f => f.Message.Contains("stands in the tree twice", StringComparison.Ordinal));

    [Fact]
    public void Stream_ThatAsksForADictionary_IsRefused() =>
        FaultsOf("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n", "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n",
            "4 0 obj\n<</Filter/FlateDecode/Length 8>>\nstream\n\u0078\u0020abcdef\nendstream\nendobj\n").ShouldContain(f => f.Number == 4 && f.Message.Contains("damaged", StringComparison.Ordinal));

    [Fact]
    public void Stream_ThatUnpacksWithoutEnd_IsRefused()
    {
        var zeros = new byte[1 << 20];
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var i = 0; i < 64; i++) zlib.Write(zeros);
        }

        var bytes = Encoding.Latin1.GetString(deflated.ToArray());
        FaultsOf(
            "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
            "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n",
            "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n",
            $"4 0 obj\n<</Filter/FlateDecode/Length {bytes.Length}>>\nstream\n{bytes}\nendstream\nendobj\n").ShouldContain(f => f.Number == 4 && f.Message.Contains("unpack to more", StringComparison.Ordinal));
    }

    private static byte[] Damaged(byte[] sound, Random random)
    {
        var bytes = new List<byte>(sound);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var (at, length) = (random.Next(bytes.Count), random.Next(1, 40));
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    // Digits decide where the reader goes next.
                    while (at < bytes.Count - 1 && !char.IsAsciiDigit((char)bytes[at])) at++;
                    bytes[at] = (byte)('0' + random.Next(10));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at - 1));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), length));
                    break;
                default:
                    for (var j = at; j < Math.Min(bytes.Count, at + length); j++) bytes[j] = "()<>[]{}/%0R \n"u8[random.Next(14)];
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A file of these objects, with cross-reference data that is right.</summary>
    private static ImmutableArray<PdfFault> FaultsOf(params string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var written in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(written);
        }

        var start = file.Length;
        file.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return PdfVerifier.Verify(Encoding.Latin1.GetBytes(file.ToString()), null).Faults;
    }
}
