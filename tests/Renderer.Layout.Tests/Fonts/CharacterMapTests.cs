using Renderer.Layout.Fonts;

namespace Renderer.Layout.Tests.Fonts;

public class CharacterMapTests
{
    [Fact]
    public void Format4_SegmentWithDelta_MapsItsRange() => Glyphs(FontBuilder.Cmap(3, 1, FontBuilder.Format4(('A', 'B', 1))), '@', 'A', 'B', 'C').ShouldBe([0, 1, 2, 0]);

    [Fact]
    public void Format4_SegmentWithGlyphArray_ReadsTheArray()
    {
        // One segment A..B whose glyphs stand in the array after it, and the closing segment.
        var subtable = FontBuilder.Words(4, 36, 0, 4, 0, 0, 0, 'B', 0xFFFF, 0, 'A', 0xFFFF, 0, 1, 4, 0, 2, 0);
        Glyphs(FontBuilder.Cmap(3, 1, subtable), 'A', 'B').ShouldBe([2, 0]);
    }

    [Fact]
    public void Format6_TrimmedTable_MapsItsRange() => Glyphs(FontBuilder.Cmap(0, 3, FontBuilder.Format6('a', 3, 1)), 'a', 'b', 'c').ShouldBe([3, 1, 0]);

    [Fact]
    public void Format12_GroupAcrossThePlanes_MapsBothSides() =>
        Glyphs(FontBuilder.Cmap(3, 10, FontBuilder.Format12(('A', 'A', 3), (0xFFFE, 0x10001, 0))), 'A', 0xFFFF, 0x10000, 0x10001, 0x10002).ShouldBe([3, 1, 2, 3, 0]);

    [Fact]
    public void GlyphOf_GlyphBeyondTheLast_IsMissing() => Glyphs(FontBuilder.Cmap(3, 10, FontBuilder.Format12(('A', 'Z', 2), (0x20000, 0x20005, 2))), 'A', 'B', 'C', 0x20001, 0x20002).ShouldBe([2, 3, 0, 3, 0]);

    [Fact]
    public void Read_OverlappingGroups_IsRefused() =>
        Should.Throw<FontException>(() => Glyphs(FontBuilder.Cmap(3, 10, FontBuilder.Format12((0, 100, 0), (50, 60, 0))), 'A')).Message.ShouldContain("unordered group");

    [Fact]
    public void Read_MacintoshSubtableOnly_IsRefused() =>
        Should.Throw<FontException>(() => Glyphs(FontBuilder.Cmap(1, 0, FontBuilder.Format6('a', 3)), 'a')).Message.ShouldContain("no Unicode subtable");

    private static int[] Glyphs(byte[] cmap, params int[] codePoints)
    {
        var face = new FontBuilder().With("cmap", cmap).Load();
        return [.. codePoints.Select(c => (int)face.GlyphOf(c))];
    }
}
