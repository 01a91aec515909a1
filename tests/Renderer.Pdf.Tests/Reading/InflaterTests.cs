using System.IO.Compression;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Tests.Reading;

public class InflaterTests
{
    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Bytes_DeflatedByTheRuntime_ComeBack(CompressionLevel level)
    {
        var random = new Random(8);
        for (var length = 1; length < 300_000; length = (length * 3) + 1)
        {
            foreach (var letters in new[] { 1, 2, 17, 256 })
            {
                var plain = Mixed(random, length, letters);
                Inflated(Deflated(plain, level)).ShouldBe(plain);
            }
        }
    }

    [Fact]
    public void Front_OfAnyLength_IsTheFront()
    {
        var plain = Mixed(new Random(1), 50_000, 40);
        var deflated = Deflated(plain, CompressionLevel.Optimal);
        foreach (var count in new[] { 0, 1, 17, 4096, 49_999, 50_000, 60_000 })
        {
            using var arena = new ByteArena();
            new Inflater().InflateFront(deflated, arena, count);
            arena.From(0).ToArray().ShouldBe(plain[..Math.Min(count, plain.Length)]);
        }
    }

    [Fact]
    public void Bytes_ChangedAnyhow_AreRefused()
    {
        var deflated = Deflated(Mixed(new Random(2), 3000, 30), CompressionLevel.Optimal);
        for (var at = 0; at < deflated.Length; at++)
        {
            var damaged = deflated.ToArray();
            damaged[at] ^= (byte)(1 << (at % 8));
            // The first two bytes say how it was deflated: that may be said in other ways.
            if (at > 1) Should.Throw<PdfSyntaxException>(() => Inflated(damaged), $"byte {at}");
            Should.Throw<PdfSyntaxException>(() => Inflated(deflated[..at]), $"{at} bytes");
        }

        Should.Throw<PdfSyntaxException>(() => Inflated([.. deflated, 0]));
    }

    [Fact]
    public void Output_BeyondTheBound_IsRefused() =>
        Should.Throw<PdfSyntaxException>(() => new Inflater().Inflate(Deflated(new byte[1 << 20], CompressionLevel.Optimal), new ByteArena(), 1 << 19));

    private static byte[] Inflated(byte[] deflated)
    {
        using var arena = new ByteArena();
        arena.Add([1, 2, 3]);
        new Inflater().Inflate(deflated, arena, long.MaxValue);
        return arena.From(3).ToArray();
    }

    private static byte[] Deflated(byte[] plain, CompressionLevel level)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, level, leaveOpen: true)) zlib.Write(plain);
        return deflated.ToArray();
    }

    // Letters of one alphabet, with stretches from before, near and far.
    private static byte[] Mixed(Random random, int length, int letters)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            var (count, distance) = (Math.Min(length - at, random.Next(1, 300)), random.Next(1, 40_000));
            for (var end = at + count; at < end; at++) bytes[at] = distance % 3 == 0 && distance <= at ? bytes[at - distance] : (byte)random.Next(letters);
        }

        return bytes;
    }
}
