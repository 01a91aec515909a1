using FsCheck;
using FsCheck.Fluent;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fonts;

public class GlyphUsageTests
{
    [Fact]
    public void AssignCids_SharedGlyph_GetsOneCidPerCharacter()
    {
        var usage = new GlyphUsage();
        usage.Begin(ShippedFonts.Serif, []);
        var (b, a, again) = (usage.Add(7, 'b'), usage.Add(7, 'a'), usage.Add(7, 'b'));
        usage.AssignCids();
        again.ShouldBe(b);
        (usage.CidOf(a), usage.CidOf(b)).ShouldBe((1, 2));
        (usage.GlyphOf(1), usage.GlyphOf(2), usage.CodePointOf(1), usage.CodePointOf(2)).ShouldBe(((ushort)7, (ushort)7, 'a', 'b'));
    }

    [Fact]
    public void AssignCids_AnyPairs_AreNumberedInOrderWhateverTheOrderOfUse() =>
        Prop.ForAll(Gen.Choose(0, 0x10FFFF).SelectMany(_ => Gen.Choose(0, 0xFFFF), (c, g) => (CodePoint: c, Glyph: (ushort)g)).ArrayOf(1500).ToArbitrary(), pairs =>
        {
            var (forward, backward) = (Numbered(pairs), Numbered([.. pairs.Reverse()]));
            var expected = pairs.Distinct().OrderBy(p => p.CodePoint).ThenBy(p => p.Glyph).ToArray();
            return forward.SequenceEqual(expected) && backward.SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static (int CodePoint, ushort Glyph)[] Numbered((int CodePoint, ushort Glyph)[] pairs)
    {
        var usage = new GlyphUsage();
        usage.Begin(ShippedFonts.Serif, []);
        var slots = pairs.Select(p => usage.Add(p.Glyph, p.CodePoint)).ToArray();
        usage.AssignCids();
        for (var i = 0; i < pairs.Length; i++)
            (usage.CodePointOf(usage.CidOf(slots[i])), usage.GlyphOf(usage.CidOf(slots[i]))).ShouldBe(pairs[i]);
        return [.. Enumerable.Range(1, usage.Count).Select(cid => (usage.CodePointOf(cid), usage.GlyphOf(cid)))];
    }
}
