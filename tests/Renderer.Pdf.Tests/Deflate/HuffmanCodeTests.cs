using FsCheck;
using FsCheck.Fluent;
using Renderer.Pdf.Deflate;

namespace Renderer.Pdf.Tests.Deflate;

public class HuffmanCodeTests
{
    [Fact]
    public void Build_AnyCounts_IsAFullPrefixCodeWithinTheLimit() =>
        Prop.ForAll(Gen.Choose(0, 20).Select(e => (1 << e) - 1).ArrayOf(60).ToArbitrary(), Gen.Choose(6, 15).ToArbitrary(), (counts, limit) =>
        {
            var code = new HuffmanCode(60, limit);
            code.Build(counts);
            var used = counts.Count(c => c > 0);
            var space = code.Lengths.Where(l => l > 0).Sum(l => Math.Pow(2, -l));
            return code.Lengths.Max() <= limit && code.Lengths.Zip(counts).All(p => p.First > 0 == p.Second > 0) && (used < 2 || space == 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Build_FrequentSymbols_GetShortCodes()
    {
        var code = new HuffmanCode(4, 15);
        code.Build([100, 10, 5, 1]);
        code.Lengths.ShouldBe(new byte[] { 1, 2, 3, 3 });
        code.Codes.ShouldBe(new ushort[] { 0b0, 0b01, 0b011, 0b111 });
    }

    [Fact]
    public void Build_OneSymbol_GetsOneBit()
    {
        var code = new HuffmanCode(3, 15);
        code.Build([0, 7, 0]);
        code.Lengths.ShouldBe(new byte[] { 0, 1, 0 });
    }
}
