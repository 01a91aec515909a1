namespace Renderer.Layout.Fonts.Tables;

/// <summary>The measures of a whole face, in font units, gathered from head, hhea, OS/2 and post.</summary>
internal sealed record FaceMetrics
{
    public required int Ascender { get; init; }
    public required int Descender { get; init; }
    public required int LineGap { get; init; }
    public required int XHeight { get; init; }
    public required int CapHeight { get; init; }
    public required int StrikeoutPosition { get; init; }
    public required int StrikeoutThickness { get; init; }
    public required int UnderlinePosition { get; init; }
    public required int UnderlineThickness { get; init; }
    public required double ItalicAngle { get; init; }
    public required bool IsFixedPitch { get; init; }

    public static FaceMetrics Read(TableDirectory directory, int unitsPerEm)
    {
        var vertical = Vertical(directory);
        var post = directory.Has("post") ? directory.Reader("post") : default;
        var os2 = directory.Has("OS/2") ? directory.Reader("OS/2") : default;
        // xHeight and capHeight came with version 2; some fonts of version 2 and later still leave them 0.
        var hasHeights = os2.Length >= 90 && os2.U16(0) >= 2;
        var thickness = Positive(post.Length >= 12 ? post.I16(10) : 0, unitsPerEm / 20);
        return new FaceMetrics
        {
            Ascender = vertical.Ascender,
            Descender = vertical.Descender,
            LineGap = vertical.LineGap,
            XHeight = Positive(hasHeights ? os2.I16(86) : 0, unitsPerEm / 2),
            CapHeight = Positive(hasHeights ? os2.I16(88) : 0, unitsPerEm * 7 / 10),
            StrikeoutThickness = Positive(os2.Length >= 30 ? os2.I16(26) : 0, thickness),
            StrikeoutPosition = Positive(os2.Length >= 30 ? os2.I16(28) : 0, unitsPerEm / 4),
            UnderlineThickness = thickness,
            UnderlinePosition = post.Length >= 12 && post.I16(8) != 0 ? post.I16(8) : -unitsPerEm / 10,
            ItalicAngle = post.Length >= 8 ? (int)post.U32(4) / 65536.0 : 0, // 16.16 fixed point
            IsFixedPitch = post.Length >= 16 && post.U32(12) != 0,
        };
    }

    /// <summary>hhea, unless OS/2 asks for its typographic measures (fsSelection bit 7); OS/2 too when hhea is empty. Browsers choose the same way.</summary>
    private static VerticalMetrics Vertical(TableDirectory directory)
    {
        var hhea = directory.Reader("hhea");
        var (ascender, descender, gap) = ((int)hhea.I16(4), (int)hhea.I16(6), (int)hhea.I16(8));
        if (!directory.Has("OS/2"))
            return new(ascender, -Math.Abs(descender), gap);
        var os2 = directory.Reader("OS/2");
        if (os2.Length >= 78)
        {
            var isEmpty = ascender == 0 && descender == 0;
            if ((os2.U16(62) & 0x80) != 0 || (isEmpty && os2.I16(68) != 0))
                (ascender, descender, gap) = (os2.I16(68), os2.I16(70), os2.I16(72));
            else if (isEmpty)
                return new(os2.U16(74), -os2.U16(76), 0);
        }
        return new(ascender, -Math.Abs(descender), Math.Max(0, gap));
    }

    private static int Positive(int value, int otherwise) => value > 0 ? value : otherwise;

    private readonly record struct VerticalMetrics(int Ascender, int Descender, int LineGap);
}
