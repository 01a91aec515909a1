using System.Text;
using Renderer.Layout.Images;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Tests.Images;

public class ImageReaderTests
{
    private static readonly byte[] Frame = [0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 0x11, 0, 0, 0];

    [Theory]
    [InlineData(1, ImageOrientation.Upright, 30)]
    [InlineData(3, ImageOrientation.Turned, 30)]
    [InlineData(6, ImageOrientation.Clockwise, 15)]
    [InlineData(8, ImageOrientation.Counterclockwise, 15)]
    [InlineData(0, ImageOrientation.Upright, 30)]
    [InlineData(9, ImageOrientation.Upright, 30)]
    public void Jpeg_HeldOtherwise_IsTurned(int exif, ImageOrientation orientation, double width)
    {
        foreach (var isLittle in new[] { true, false })
        {
            var picture = ImageReader.Read(Jpeg(exif, isLittle), out _)!;
            picture.Orientation.ShouldBe(orientation);
            picture.Natural.Width.ShouldBe(width);
        }
    }

    [Fact]
    public void Jpeg_Damaged_IsReadOrRefused()
    {
        var random = new Random(3);
        var whole = Jpeg(6, isLittle: true);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = whole[..random.Next(whole.Length + 1)];
            for (var hit = random.Next(4); hit > 0 && damaged.Length > 0; hit--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (ImageReader.Read(damaged, out var refusal) is { } picture) picture.Natural.Width!.Value.ShouldBeGreaterThan(0);
            else refusal.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("GIF89a", "a GIF")]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ", "a WebP")]
    [InlineData("BM\0\0", "a BMP")]
    [InlineData("\0\0\0\x20" + "ftypavif\0\0", "an AVIF")]
    [InlineData("\0\0\0\x20" + "ftypheic\0\0", "a HEIC")]
    [InlineData("II*\0", "a TIFF")]
    public void Format_NotSupported_IsNamed(string start, string name)
    {
        ImageReader.Read(Encoding.Latin1.GetBytes(start), out var refusal).ShouldBeNull();
        refusal.ShouldContain(name);
    }

    private static byte[] Jpeg(int orientation, bool isLittle)
    {
        byte[] tiff = isLittle
            ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0]
            : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. Frame];
    }
}
