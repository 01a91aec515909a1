using System.Collections.Immutable;
using System.Text;

namespace Renderer.Cli.Impact.Text;

/// <summary>Cuts a line into what is compared: words and numbers of the scripts that have them, and single characters of Chinese and of punctuation.</summary>
internal static class Words
{
    /// <summary>The pieces; together they are the line.</summary>
    public static ImmutableArray<string> Of(string line)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        var before = Kind.Single;
        var at = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (at > start && (kind != before || kind == Kind.Single))
            {
                pieces.Add(line[start..at]);
                start = at;
            }

            before = kind;
            at += rune.Utf16SequenceLength;
        }

        // Half a surrogate counts as the character that stands in for it, of the same length.
        if (line.Length > start) pieces.Add(line[start..]);
        return pieces.DrainToImmutable();
    }

    // Ideographs, kana and everything of their blocks stand for themselves (UAX 29 leaves them to dictionaries).
    private static Kind KindOf(Rune rune) =>
        Rune.IsWhiteSpace(rune) ? Kind.Space
        : rune.Value >= 0x2E80 ? Kind.Single
        : Rune.IsLetterOrDigit(rune) || rune.Value == '_' ? Kind.Word
        : Kind.Single;

    private enum Kind
    {
        Single,
        Space,
        Word,
    }
}
