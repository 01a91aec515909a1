using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;
using Renderer.Pdf.Tests.Properties;

namespace Renderer.Pdf.Tests.Images;

public class ImageTests
{
    private const int Size = 24;

    // A JPEG of 8 by 8 grey pixels, level 128: quantisation 1 throughout, one block whose only coefficient is a DC difference of 0.
    private static readonly byte[] GreyJpeg =
    [
        0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64), 0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0, 0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9,
    ];

    /// <summary>Every kind of PNG shows the same picture, left half darker than the right, wherever it is opaque.</summary>
    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, false)]
    [InlineData(4, 0, true)]
    [InlineData(8, 0, false)]
    [InlineData(16, 0, true)]
    [InlineData(8, 2, false)]
    [InlineData(16, 2, false)]
    [InlineData(8, 2, true)]
    [InlineData(1, 3, false)]
    [InlineData(4, 3, true)]
    [InlineData(8, 3, false)]
    [InlineData(8, 4, false)]
    [InlineData(16, 4, true)]
    [InlineData(8, 6, false)]
    [InlineData(16, 6, false)]
    [InlineData(8, 6, true)]
    public void Png_OfEveryKind_IsPainted(int bitDepth, int colorType, bool isInterlaced)
    {
        var full = (1 << bitDepth) - 1;
        var builder = new PngBuilder(Size, Size, bitDepth, colorType) { IsInterlaced = isInterlaced };
        if (colorType == 3)
            builder.With("PLTE", 0, 0, 0, 255, 255, 255);
        var png = builder.Build((x, _) => (x < Size / 2 ? 0 : colorType == 3 ? 1 : full) is var value && colorType is 2 ? [value, value, value] : colorType is 4 ? [value, full] : colorType is 6 ? [value, value, value, full] : [value]);
        var pixels = Render(png);
        pixels(3, 12).ShouldBe(0);
        pixels(20, 3).ShouldBe(255);
    }

    [Theory]
    [InlineData(8, 4, false)]
    [InlineData(16, 6, true)]
    public void Png_Transparent_ShowsWhatIsBehind(int bitDepth, int colorType, bool isInterlaced)
    {
        // Black, and transparent on the right half; behind it is grey.
        var png = new PngBuilder(Size, Size, bitDepth, colorType) { IsInterlaced = isInterlaced }
            .Build((x, _) => [.. new int[colorType == 4 ? 1 : 3], x < Size / 2 ? (1 << bitDepth) - 1 : 0]);
        var pixels = Render(png);
        pixels(3, 12).ShouldBe(0);
        pixels(20, 12).ShouldBe(204);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(0, false)]
    [InlineData(0, true)]
    public void Png_TransparencyChunk_IsHonoured(int colorType, bool isInterlaced)
    {
        var builder = new PngBuilder(Size, Size, 4, colorType) { IsInterlaced = isInterlaced };
        builder = colorType == 3 ? builder.With("PLTE", 0, 0, 0, 255, 255, 255).With("tRNS", 255, 0) : builder.With("tRNS", 0, 1);
        var pixels = Render(builder.Build((x, _) => [x < Size / 2 ? 0 : 1]));
        pixels(3, 12).ShouldBe(0);
        pixels(20, 12).ShouldBe(204);
    }

    [Fact]
    public void Jpeg_OfGreyPixels_IsPassedThrough()
    {
        var pdf = Write(GreyJpeg);
        OutsideReader.ShouldBeClean(pdf);
        PdfStreams.Find(pdf, "/DCTDecode").ShouldBe(GreyJpeg);
        OutsideReader.Answer(pdf, "pdfimages", f => ["-list", f]).Split('\n')[2].ShouldMatch(@"image\s+8\s+8\s+gray\s+1\s+8\s+jpeg");
        Render(GreyJpeg)(12, 12).ShouldBeInRange(126, 130);
    }

    [Fact]
    public void Image_PlacedTwice_IsWrittenOnce()
    {
        var png = new PngBuilder(2, 2, 8, 0).Build((_, _) => [0]);
        var builder = new DocumentBuilder();
        builder.Page().Image(png, 0, 0, 10, 10).Image([.. png], 20, 0, 10, 10);
        builder.Page().Image(png, 0, 0, 10, 10);
        var pdf = new PdfWriter(new PdfOptions()).Write(builder.Build(), new("x", null));
        OutsideReader.Answer(pdf, "pdfimages", f => ["-list", f]).Split('\n').Skip(2).Where(l => l.Length > 0).Select(l => l[50..60].Trim()).Distinct().Count().ShouldBe(1);
        OutsideReader.ShouldBeClean(pdf);
    }

    [Fact]
    public void Figure_StatesItsTextAndBox()
    {
        var builder = new DocumentBuilder();
        var figure = builder.Element(StructureType.Figure, 0, e => e with { AlternativeText = "图" });
        builder.Page(300, 200).Image(new PngBuilder(2, 2, 8, 0).Build((_, _) => [0]), 10, 20, 30, 40, figure);
        var pdf = new PdfWriter(new PdfOptions()).Write(builder.Build(), new("x", null));
        var structure = OutsideReader.Answer(pdf, "pdfinfo", f => ["-struct", f]);
        structure.ShouldContain("Figure");
        structure.ShouldContain("/BBox [10 140 40 180]");
    }

    [Fact]
    public void Images_ThatCannotBeRead_AreAllReportedWithTheirPlaces()
    {
        var builder = new DocumentBuilder();
        var cut = new PngBuilder(Size, Size, 8, 2).Build((_, _) => [1, 2, 3])[..60];
        var damaged = new PngBuilder(Size, Size, 8, 2) { ImageData = [0x78, 0x9C, 1, 2, 3, 4, 5, 6] }.Build((_, _) => []);
        builder.Page().Image("GIF89a"u8.ToArray(), 0, 0, 1, 1).Image(cut, 0, 0, 1, 1).Image(damaged, 0, 0, 1, 1).Image(GreyJpeg[..70], 0, 0, 1, 1);
        var problems = Should.Throw<PdfException>(() => new PdfWriter(new PdfOptions()).Write(builder.Build(), new("x", null))).Problems;
        problems.Select(p => p.Message).ShouldBe(
        [
            "The image cannot be embedded. It is neither PNG nor JPEG, though its type is said to be image/png.",
            "The image cannot be embedded. The PNG file ends in the middle of a chunk.",
            "The image cannot be embedded. The PNG file's image data is damaged or ends early.",
            "The image cannot be embedded. The JPEG file ends in the middle of a segment.",
        ]);
        problems.ShouldAllBe(p => p.Code == "image-unusable" && p.Origin == new Origin(7, 3) && p.Hint.Length > 0);
    }

    [Fact]
    public void Png_WithoutItsChecksum_IsPackedAnew() =>
        PdfStreams.Find(Write(new PngBuilder(8, 8, 8, 0) { ImageData = Pictures.Zeros(72)[..^4] }.Build((_, _) => [])), "/Subtype/Image").ShouldBe(new byte[64]);

    [Fact]
    public void Png_WhoseDataNeverEnds_IsPackedAnew()
    {
        // One stored block that does not say it is the last, and the right checksum of 72 zeros.
        byte[] data = [0x78, 0x01, 0, 72, 0, 0xB7, 0xFF, .. new byte[72], 0, 72, 0, 1];
        PdfStreams.Find(Write(new PngBuilder(8, 8, 8, 0) { ImageData = data }.Build((_, _) => [])), "/Subtype/Image").ShouldBe(new byte[64]);
    }

    [Fact]
    public void Png_WithDataBehindTheImage_IsPackedAnew()
    {
        // 8 rows of 8 grey pixels take 72 bytes; so many more would have every reader unpack them.
        var png = new PngBuilder(8, 8, 8, 0) { ImageData = Pictures.Zeros(2_000_000) }.Build((_, _) => []);
        PdfStreams.Find(Write(png), "/Subtype/Image").Length.ShouldBe(64);
        Render(png)(12, 12).ShouldBe(0);
    }

    // RFC 1950, 2.2: a dictionary agreed on beforehand, which PNG does not have.
    [Fact]
    public void Png_WithAPresetDictionary_IsRefused() =>
        MessageOf(new PngBuilder(8, 8, 8, 0) { ImageData = [0x78, 0x20, 1, 2, 3, 4, 5, 6, 7, 8] }.Build((_, _) => [])).ShouldContain("damaged");

    [Theory]
    [InlineData(0xF3, "unknown kind F3")]
    [InlineData(0xCC, "unknown kind CC")]
    public void Jpeg_WithASegmentThatNobodyKnows_IsRefused(byte marker, string message) => MessageOf(new JpegBuilder(8, 8, 1).With(marker, 1, 2).Build((_, _) => 0)).ShouldContain(message);

    [Theory]
    [InlineData(0xC3, 8, 3, "lossless")]
    [InlineData(0xC9, 8, 3, "arithmetic-coded")]
    [InlineData(0xC1, 12, 3, "other than 8 bits")]
    [InlineData(0xC0, 8, 2, "number of colours")]
    public void Jpeg_OfAFormThatPdfDoesNotHave_IsRefused(byte frame, byte precision, int components, string message) =>
        MessageOf(new JpegBuilder(16, 16, components) { Frame = frame, Precision = precision }.Build((_, _) => 1)).ShouldContain(message);

    [Fact]
    public void Jpeg_OfMorePixelsThanReadersUnpack_IsRefused() => MessageOf(new JpegBuilder(60_000, 60_000, 1).Build((_, _) => 0, blocks: 1)).ShouldContain("impossible size");

    [Theory]
    [InlineData(0xDA, 1, 9, "scan without its tables")] // names a component that is not there
    [InlineData(0xC4, 1, 4, "damaged table of codes")]  // four codes of one bit
    [InlineData(0xDB, 0, 9, "damaged table of quantisation")]
    [InlineData(0xC0, 7, 0x51, "samples a colour")]
    public void Jpeg_WithADamagedSegment_IsRefused(byte marker, int at, byte value, string message)
    {
        var jpeg = new JpegBuilder(16, 16, 1).Build((_, _) => 1);
        jpeg[jpeg.AsSpan().IndexOf<byte>([0xFF, marker]) + 4 + at] = value;
        MessageOf(jpeg).ShouldContain(message);
    }

    [Fact]
    public void Jpeg_WithoutItsEnd_IsRefused() => MessageOf(new JpegBuilder(16, 16, 1).Build((_, _) => 1)[..^2]).ShouldContain("ends early");

    [Theory]
    [InlineData(0xC0)]
    [InlineData(0xC1)]
    [InlineData(0xC2)]
    public void Jpeg_OfEachKindThatPdfHas_IsDrawn(byte frame)
    {
        foreach (var components in new[] { 1, 3 })
            Render(new JpegBuilder(8, 8, components) { Frame = frame }.Build((_, _) => 0))(12, 12).ShouldBeInRange(60, 190);
    }

    private static string MessageOf(byte[] image) => Should.Throw<PdfException>(() => Write(image)).Problems.ShouldHaveSingleItem().Message;

    [Fact]
    public void Images_MutatedAnyhow_AreWrittenOrRefused()
    {
        var random = new Random(5);
        var originals = new[]
        {
            new PngBuilder(9, 9, 8, 6) { IsInterlaced = true }.Build((x, y) => [x, y, 3, 4]), new PngBuilder(9, 9, 2, 3).With("PLTE", new byte[12]).With("tRNS", 1, 2).Build((x, _) => [x & 3]), GreyJpeg,
        };
        var writer = new PdfWriter(new PdfOptions());
        var refused = 0;
        for (var i = 0; i < 1500; i++)
        {
            var bytes = originals[i % 3].ToArray();
            for (var k = 0; k < 1 + random.Next(4); k++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var builder = new DocumentBuilder();
            builder.Page().Image(bytes[..random.Next(bytes.Length * 3 / 4, bytes.Length + 1)], 0, 0, 1, 1);
            try
            {
                writer.Write(builder.Build(), new("x", null));
            }
            catch (PdfException e)
            {
                e.Problems.ShouldHaveSingleItem().Code.ShouldBe("image-unusable");
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(300);
    }

    private static ReadOnlyMemory<byte> Write(byte[] image)
    {
        var builder = new DocumentBuilder();
        builder.Page(Size, Size).Fill(new Fill(0, 0, Size, Size, new Color(204, 204, 204))).Image(image, 0, 0, Size, Size);
        return new PdfWriter(new PdfOptions()).Write(builder.Build(), new("x", null));
    }

    /// <summary>The grey value of each pixel, as poppler draws the page.</summary>
    private static Func<int, int, int> Render(byte[] image)
    {
        var pdf = Write(image);
        OutsideReader.ShouldBeClean(pdf);
        var raster = OutsideReader.Bytes(pdf, "pdftoppm", f => ["-r", "72", "-gray", "-singlefile", f]);
        return (x, y) => raster[raster.Length - Size * Size + y * Size + x];
    }
}
