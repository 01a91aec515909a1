using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Pdf.Deflate;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Tests.Deflate;

public class QuickZlibEncoderTests() : ZlibEncoderTests(() => new QuickMatchFinder());

public class CheapestZlibEncoderTests() : ZlibEncoderTests(() => new CheapestMatchFinder())
{
    [Fact]
    public void Encode_MuchText_IsSmallerThanTheRuntimes()
    {
        var bytes = ContentStream();
        Encode(bytes).Length.ShouldBeLessThan(EncodeWithRuntime(bytes, CompressionLevel.SmallestSize).Length);
    }
}

public abstract class ZlibEncoderTests
{
    private readonly Func<IMatchFinder> _newFinder;
    private readonly ZlibEncoder _encoder;

    private protected ZlibEncoderTests(Func<IMatchFinder> newFinder) => (_newFinder, _encoder) = (newFinder, new(newFinder()));

    [Fact]
    public void Encode_AnyBytes_InflateToTheSame() =>
        Prop.ForAll(Inputs().ToArbitrary(), bytes => Inflate(Encode(bytes)).AsSpan().SequenceEqual(bytes))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void Encode_IncompressibleBytes_AreStored(int size)
    {
        var bytes = new byte[size];
        new Random(7).NextBytes(bytes);
        var encoded = Encode(bytes);
        Inflate(encoded).ShouldBe(bytes);
        encoded.Length.ShouldBeLessThanOrEqualTo(size + 6 + 5 * (1 + size / 32_000));
    }

    [Fact]
    public void Encode_LongRuns_AreAlmostFree()
    {
        var bytes = new byte[300_000];
        Inflate(Encode(bytes)).ShouldBe(bytes);
        Encode(bytes).Length.ShouldBeLessThan(700);
    }

    [Fact]
    public void Encode_RepetitionsAcrossBlocks_AreFoundWithinTheWindow()
    {
        var piece = new byte[20_000];
        new Random(1).NextBytes(piece);
        var bytes = Enumerable.Repeat(piece, 20).SelectMany(p => p).ToArray();
        Inflate(Encode(bytes)).ShouldBe(bytes);
        Encode(bytes).Length.ShouldBeLessThan(32_000);
    }

    [Fact]
    public void Encode_ManyInputsWithOneEncoder_EqualAFreshOne()
    {
        foreach (var text in new[] { "BT /F0 16 Tf", "", "BT /F0 16 Tf BT /F0 16 Tf", new string('x', 5000) })
            Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(EncodeWith(new ZlibEncoder(_newFinder()), Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Encode_ContentStreamText_IsNearlyAsSmallAsTheRuntimes()
    {
        var bytes = ContentStream();
        Encode(bytes).Length.ShouldBeLessThan((int)(1.15 * EncodeWithRuntime(bytes, CompressionLevel.Optimal).Length));
    }

    private protected static byte[] ContentStream()
    {
        var text = new StringBuilder();
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
            text.Append(random.Next(600)).Append(' ').Append(random.Next(800)).Append(" Td (").Append((char)('a' + random.Next(26))).Append(") Tj\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private protected static byte[] EncodeWithRuntime(byte[] bytes, CompressionLevel level)
    {
        using var encoded = new MemoryStream();
        using (var zlib = new ZLibStream(encoded, level, leaveOpen: true))
            zlib.Write(bytes);
        return encoded.ToArray();
    }

    private static Gen<byte[]> Inputs()
    {
        var letters = Gen.Choose(0, 3).Select(i => (byte)(97 + i)).ArrayOf();
        var bytes = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf();
        var skewed = Gen.Choose(0, 40).Select(i => (byte)(i * i >> 4)).ArrayOf();
        var repeated = letters.SelectMany(piece => Gen.Choose(0, 400), (piece, times) => Enumerable.Repeat(piece, times).SelectMany(x => x).ToArray());
        return Gen.OneOf(letters, bytes, skewed, repeated).ArrayOf(4).Select(parts => parts.SelectMany(p => p).ToArray());
    }

    private protected byte[] Encode(byte[] bytes) => EncodeWith(_encoder, bytes);

    private static byte[] EncodeWith(ZlibEncoder encoder, byte[] bytes)
    {
        var buffer = new PdfBuffer();
        encoder.Encode(bytes, buffer);
        return buffer.Written.ToArray();
    }

    private static byte[] Inflate(byte[] encoded)
    {
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(encoded), CompressionMode.Decompress))
            zlib.CopyTo(inflated);
        return inflated.ToArray();
    }
}
