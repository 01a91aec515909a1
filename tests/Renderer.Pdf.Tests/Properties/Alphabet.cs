using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Properties;

/// <summary>Characters that the shipped fonts have, of every kind a report may hold.</summary>
internal static class Alphabet
{
    private static readonly FontFace[] Faces = [ShippedFonts.Serif, ShippedFonts.SansBold, ShippedFonts.Kai, ShippedFonts.Fang];

    private static readonly Dictionary<FontFace, int[][]> Kinds = Faces.ToDictionary(face => face, face => new[]
    {
        Of(face, 0x4E00, 0x9FA5), Of(face, 0x4E00, 0x4E80), Of(face, '!', '~'), Of(face, 0x3001, 0x3011), Of(face, 0xFF01, 0xFF5E),
        Of(face, 0x20000, 0x2A6D6), Of(face, 0xC0, 0x17F), Of(face, 0x3041, 0x30FF), Of(face, 0x2010, 0x2026), Of(face, 0x3400, 0x4DB5),
    }.Where(kind => kind.Length > 0).ToArray());

    /// <summary>One of the faces that everything is written with.</summary>
    public static FontFace Face(Random random) => Faces[random.Next(Faces.Length)];

    /// <summary>A text that a face has all glyphs for.</summary>
    public static string Text(Random random, FontFace face, int longest)
    {
        var (text, kinds) = (new StringBuilder(), Kinds[face]);
        for (var i = random.Next(1, longest + 1); i > 0; i--)
        {
            // Ideographs are the most; what is rare in a report is not rare here.
            var kind = random.Next(2) == 0 ? kinds[0] : kinds[random.Next(kinds.Length)];
            text.Append(new Rune(kind[random.Next(kind.Length)]));
        }
        return text.ToString();
    }

    private static int[] Of(FontFace face, int first, int last) => [.. Enumerable.Range(first, last - first + 1).Where(c => face.GlyphOf(c) != 0)];
}
