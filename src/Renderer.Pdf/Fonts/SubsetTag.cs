namespace Renderer.Pdf.Fonts;

/// <summary>The six letters in front of a subset's name (9.6.4): other glyphs, other letters, so that readers do not mix subsets up.</summary>
internal static class SubsetTag
{
    public static string Of(GlyphUsage usage)
    {
        // FNV-1a over the used pairs. No digest of the file is needed: the name behind the tag tells faces apart.
        var hash = 0xCBF29CE484222325UL;
        for (var cid = 1; cid <= usage.Count; cid++)
        {
            foreach (var part in (ReadOnlySpan<int>)[usage.GlyphOf(cid), usage.CodePointOf(cid)])
                hash = (hash ^ (uint)part) * 0x100000001B3;
        }
        hash ^= hash >> 32;
        return string.Create(6, hash, static (letters, rest) =>
        {
            foreach (ref var letter in letters)
            {
                letter = (char)('A' + rest % 26);
                rest /= 26;
            }
        });
    }
}
