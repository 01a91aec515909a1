using System.Buffers.Binary;
using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Fonts.Shaping;

namespace Renderer.Layout.Tests.Fonts;

/// <summary>Whatever is wrong with a font, the answer is a value or a <see cref="FontException"/>.</summary>
public class DamagedFontTests
{
    [Fact]
    public void AnyMember_OfMutatedSyntheticFont_NeverCrashes()
    {
        var original = new FontBuilder().Build();
        Mutate(original, 0, original.Length, seed: 1, times: 4000).ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void AnyMember_OfTruncatedSyntheticFont_NeverCrashes()
    {
        var original = new FontBuilder().Build();
        for (var length = 0; length < original.Length; length++)
            Exercise(original.AsMemory(0, length));
    }

    [Theory]
    [InlineData("fandol/FandolFang-Regular.otf", "cmap", 60)]
    [InlineData("fandol/FandolFang-Regular.otf", "CFF ", 400)]
    [InlineData("lxgw-wenkai/LXGWWenKai-Regular.ttf", "cmap", 60)]
    [InlineData("noto-sans-sc/NotoSansSC_400Regular.ttf", "name", 150)]
    [InlineData("noto-sans-sc/NotoSansSC_400Regular.ttf", "cmap", 60)]
    [InlineData("noto-sans-sc/NotoSansSC_400Regular.ttf", "GSUB", 150)]
    [InlineData("noto-sans-sc/NotoSansSC_400Regular.ttf", "GPOS", 150)]
    [InlineData("noto-sans-sc/NotoSansSC_400Regular.ttf", "vhea", 60)]
    [InlineData("lxgw-wenkai/LXGWWenKai-Regular.ttf", "GSUB", 150)]
    public void AnyMember_OfMutatedRealTable_NeverCrashes(string path, string table, int times)
    {
        var original = File.ReadAllBytes(Path.Combine(ShippedFonts.Folder, path));
        var (offset, length) = Find(original, table);
        // Heads of tables hold the counts and offsets that can lead astray.
        Mutate(original, offset, Math.Min(length, 300), seed: 2, times).ShouldBeGreaterThan(table is "GSUB" or "GPOS" or "vhea" ? -1 : times / 10);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("name")]
    [InlineData("maxp")]
    public void Load_WithoutRequiredTable_NamesIt(string table) =>
        Should.Throw<FontException>(() => new FontBuilder().Without(table).Load()).Message.ShouldBe($"The '{table}' table is missing.");

    [Fact]
    public void Load_OtherFile_SaysSo() =>
        Should.Throw<FontException>(() => FontFace.Load("%PDF-1.7 is not a font"u8.ToArray())).Message.ShouldContain("neither TrueType");

    [Fact]
    public void Load_FaceOutsideTheCollection_SaysSo() =>
        Should.Throw<FontException>(() => FontFace.Load(new FontBuilder().Build(), 1)).Message.ShouldBe("The file holds 1 face(s); there is no face 1.");

    private static int Mutate(byte[] original, int offset, int length, int seed, int times)
    {
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < times; i++)
        {
            var places = Enumerable.Range(0, 1 + random.Next(6)).Select(_ => offset + random.Next(length)).Distinct().ToArray();
            var kept = places.Select(p => original[p]).ToArray();
            foreach (var place in places)
                original[place] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            refused += Exercise(original) ? 0 : 1;
            for (var k = 0; k < places.Length; k++)
                original[places[k]] = kept[k];
        }
        return refused;
    }

    /// <summary>Uses every member; false when any of them refused.</summary>
    private static bool Exercise(ReadOnlyMemory<byte> file)
    {
        FontFace face;
        try
        {
            face = FontFace.Load(file);
        }
        catch (FontException)
        {
            return false;
        }
        return Answers(() => face.GlyphOf('A')) & Answers(() => face.GlyphOf(0x20164)) & Answers(() => face.AdvanceOf(3)) & Answers(() => face.LeftSideBearingOf(3))
            & Answers(() => face.Ascender) & Answers(() => Outline(face, 0)) & Answers(() => Outline(face, 3)) & Answers(() => Outline(face, 2000))
            & Answers(() => Shape(face)) & Answers(() => face.GlyphOf(0x845B, 0xE0100))
            & Answers(() => face.VerticalAdvanceOf(3)) & Answers(() => face.VerticalOrigin) & Answers(() => face.Outlines.PathOf(3).Segments.Length) & Answers(() => face.Outlines.PathOf(2000).Segments.Length);
    }

    // Every feature at once, over glyphs from all over the face.
    private static int Shape(FontFace face)
    {
        var features = new[] { "liga", "calt", "locl", "palt", "halt", "vert", "kern", "dlig", "aalt", "ccmp" }.Aggregate(FontFeatures.Default, (all, tag) => all.With(tag, 1));
        var plan = face.Plans.Of(features, OpenTypeLanguages.Of("zh-CN"))[TextScripts.Han];
        var buffer = new GlyphBuffer();
        for (var i = 0; i < 200; i++) buffer.Add((ushort)(i * 37 % Math.Max(1, face.GlyphCount)), i);
        plan.Substitute(buffer);
        return Enumerable.Range(0, buffer.Count - 1).Sum(i => plan.AdjustmentOf(buffer[i], buffer[i + 1]).AdvanceX);
    }

    private static bool Answers(Func<int> member)
    {
        try
        {
            member();
            return true;
        }
        catch (FontException)
        {
            return false;
        }
    }

    private static int Outline(FontFace face, ushort glyph) => glyph >= face.GlyphCount ? 0 : face.Outlines switch
    {
        CffOutlines cff => cff.CharstringOf(glyph).Length,
        TrueTypeOutlines trueType => TrueTypeOutlines.ComponentsOf(trueType.GlyphOf(glyph)).Count,
        _ => throw new InvalidOperationException(),
    };

    private static (int Offset, int Length) Find(byte[] font, string table)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var entry = font.AsSpan(12 + 16 * i, 16);
            if (Encoding.ASCII.GetString(entry[..4]) == table)
                return (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }
        throw new InvalidOperationException($"The font has no {table}.");
    }
}
