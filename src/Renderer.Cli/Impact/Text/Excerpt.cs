using System.Collections.Immutable;

namespace Renderer.Cli.Impact.Text;

/// <summary>A change of a line with a few words round it: what fits a list.</summary>
internal static class Excerpt
{
    private const int Around = 24;
    private const int Longest = 120;

    /// <summary>The first change of a line.</summary>
    public static ComparedLine Of(ComparedLine line) =>
        line.Parts.ToList().FindIndex(p => p.Side != Side.Both) is >= 0 and var first ? Of(line, first) : line with { Parts = [] };

    /// <summary>The change that begins with a part of the line.</summary>
    public static ComparedLine Of(ComparedLine line, int first)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        if (first > 0) parts.Add(new(Side.Both, End(line.Parts[first - 1].Text)));
        var at = first;
        for (; at < line.Parts.Length && line.Parts[at].Side != Side.Both; at++) parts.Add(line.Parts[at] with { Text = Start(line.Parts[at].Text, Longest) });
        if (at < line.Parts.Length) parts.Add(new(Side.Both, Start(line.Parts[at].Text, Around)));
        return line with { Parts = parts.DrainToImmutable() };
    }

    private static string Start(string text, int length) => text.Length <= length ? text : text[..Whole(text, length)] + "…";

    private static string End(string text) => text.Length <= Around ? text : "…" + text[Whole(text, text.Length - Around)..];

    // Never between the halves of a surrogate pair.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
