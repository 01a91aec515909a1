namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Four letters as OpenType names scripts, languages and features.</summary>
internal static class LayoutTag
{
    public const uint DefaultScript = 0x44464C54; // 'DFLT'

    /// <summary>The tag of one to four letters.</summary>
    public static uint Of(string letters)
    {
        var tag = 0u;
        for (var i = 0; i < 4; i++) tag = tag << 8 | (i < letters.Length ? (byte)letters[i] : ' ');
        return tag;
    }
}
