using System.Text;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary><c>text-transform</c> (CSS Text 3, 2.1).</summary>
internal static class TextTransforms
{
    public static string Apply(string text, TextTransform transform) => transform switch
    {
        TextTransform.Uppercase => text.ToUpperInvariant(),
        TextTransform.Lowercase => text.ToLowerInvariant(),
        TextTransform.Capitalize => Capitalize(text),
        _ => text,
    };

    private static string Capitalize(string text)
    {
        var result = new StringBuilder(text.Length);
        var inWord = false;
        foreach (var c in text)
        {
            result.Append(inWord ? c : char.ToUpperInvariant(c));
            inWord = char.IsLetterOrDigit(c) || (inWord && c is '\'' or '’');
        }
        return result.ToString();
    }
}
