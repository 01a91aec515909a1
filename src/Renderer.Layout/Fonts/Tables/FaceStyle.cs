namespace Renderer.Layout.Fonts.Tables;

/// <summary>What style matching asks of a face.</summary>
/// <param name="Weight">1 to 1000.</param>
/// <param name="Stretch">1 (ultra-condensed) to 9 (ultra-expanded), 5 is normal.</param>
/// <param name="IsItalic">Italic or oblique.</param>
internal sealed record FaceStyle(int Weight, int Stretch, bool IsItalic)
{
    public static FaceStyle Read(TableDirectory directory)
    {
        if (!directory.Has("OS/2"))
        {
            var macStyle = directory.Reader("head").U16(44);
            return new FaceStyle((macStyle & 1) != 0 ? 700 : 400, 5, (macStyle & 2) != 0);
        }
        var os2 = directory.Reader("OS/2");
        var weight = os2.U16(4);
        var stretch = os2.U16(6);
        // fsSelection: bit 0 italic, bit 9 oblique.
        return new FaceStyle(weight == 0 ? 400 : Math.Min((int)weight, 1000), stretch is 0 or > 9 ? 5 : stretch, (os2.U16(62) & 0x201) != 0);
    }
}
