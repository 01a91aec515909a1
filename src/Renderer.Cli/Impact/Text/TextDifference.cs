using System.Collections.Immutable;

namespace Renderer.Cli.Impact.Text;

/// <summary>A line of a difference: of both sides, or of one.</summary>
/// <param name="Role">What the line is.</param>
/// <param name="Parts">Its text; one part of <see cref="Side.Both"/> where nothing differs.</param>
internal sealed record ComparedLine(TextRole Role, ImmutableArray<TextPart> Parts)
{
    public bool IsSame => Parts.All(p => p.Side == Side.Both);

    public bool IsOn(Side side) => Parts.IsEmpty || Parts.Any(p => p.Side == Side.Both || p.Side == side);

    public string TextOn(Side side) => string.Concat(Parts.Where(p => p.Side == Side.Both || p.Side == side).Select(p => p.Text));
}

/// <summary>What differs between two texts, line by line.</summary>
internal sealed record TextDifference(ImmutableArray<ComparedLine> Lines)
{
    public IEnumerable<ComparedLine> Changes => Lines.Where(l => !l.IsSame);

    public static TextDifference Between(ImmutableArray<TextLine> before, ImmutableArray<TextLine> after)
    {
        var pairs = LinePairs.Find([.. before.Select(l => l.Text)], [.. after.Select(l => l.Text)]);
        return new([.. pairs.Select(p => Compare(p.Before is { } x ? before[x] : null, p.After is { } y ? after[y] : null))]);
    }

    private static ComparedLine Compare(TextLine? before, TextLine? after) => (before, after) switch
    {
        (not null, not null) when before.Text == after.Text => new(after.Role, [new(Side.Both, after.Text)]),
        (not null, not null) => new(after.Role, LineDifference.Between(before.Text, after.Text)),
        (not null, null) => new(before.Role, [new(Side.Before, before.Text)]),
        _ => new(after!.Role, [new(Side.After, after.Text)]),
    };
}
