namespace Renderer.Layout.Boxes;

/// <summary>What a language tag means for typesetting.</summary>
internal static class Languages
{
    /// <summary>Whether text is set by East Asian rules: Chinese and Japanese, and text that does not say.</summary>
    public static bool IsEastAsian(string language) =>
        language.Length == 0 || language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("ja", StringComparison.OrdinalIgnoreCase);
}
