using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Fonts;

namespace Renderer.Layout.Inline;

/// <summary>What may happen in front of a character.</summary>
internal enum LineBreakKind : byte
{
    None,

    /// <summary>Inside something that is kept together unless a line is too narrow for it: a number and its unit.</summary>
    Reluctant,

    /// <summary>Inside something that gives way sooner: the issuer's code in front of a document's number.</summary>
    Discouraged,

    Allowed,
    Forced,
}

/// <summary>How the line layout treats a character.</summary>
[Flags]
internal enum CharTraits : ushort
{
    None = 0,

    /// <summary>A space that hangs at the end of a line.</summary>
    Space = 1,

    /// <summary>Start or end of an inline box: takes room, draws nothing.</summary>
    Edge = 2,

    /// <summary>An inline block, table or picture.</summary>
    Atom = 4,

    /// <summary>Ends its line.</summary>
    Newline = 8,

    /// <summary>Has neither glyph nor width: joiners, marks of direction.</summary>
    Invisible = 16,

    /// <summary>Justification may add space on both sides.</summary>
    Wide = 32,

    /// <summary>A full-width closing mark: its right half is blank and may be dropped at the end of a line.</summary>
    BlankRight = 64,

    /// <summary>A full-width opening mark whose blank left half was dropped because of its neighbour; at the start of a line it comes back.</summary>
    DroppedLeft = 128,

    /// <summary>A place where the word may be divided with a hyphen.</summary>
    SoftHyphen = 256,

    /// <summary>Part of a dash or ellipsis pair: nothing is added inside.</summary>
    Leader = 512,

    /// <summary>A full-width opening mark: its left half is blank.</summary>
    BlankLeft = 1024,

    /// <summary>The advance has the space between ideograph and narrow letter or digit in it, which goes at the end of a line.</summary>
    Autospace = 2048,
}

/// <summary>One character of an inline formatting context, measured.</summary>
internal struct InlineChar
{
    public int CodePoint;
    public ushort Glyph;
    public CharTraits Traits;
    public LineBreakKind Before;

    /// <summary>How many of the characters behind it the glyph stands for too: a ligature.</summary>
    public byte Joined;

    public int Run;
    public float Advance;
    public float Offset;

    public readonly bool Is(CharTraits traits) => (Traits & traits) != CharTraits.None;
}

/// <summary>Characters of one style and face, and how far the inline box they are in reaches from the line's baseline.</summary>
internal sealed record InlineRun(ComputedStyle Style, FontFace? Face, int Item)
{
    /// <summary>How far the run is raised above the line's baseline.</summary>
    public double Shift { get; init; }

    /// <summary>Reach above and below the run's own baseline, half-leading included.</summary>
    public double Above { get; init; }

    public double Below { get; init; }

    /// <summary>Whether its characters stand upright in a vertical line.</summary>
    public bool IsUpright { get; init; }

    /// <summary>Whether the box is aligned with the line's top or bottom edge rather than with a baseline.</summary>
    public bool IsLineAligned { get; init; }

    /// <summary>How far it is painted from its place, for <c>position: relative</c>; null for none.</summary>
    public Displacement? Moved { get; init; }

    /// <summary>Inline block, table or picture.</summary>
    public Box? Atom { get; init; }
}

/// <summary>The measured characters of an inline formatting context.</summary>
internal sealed record ShapedText(InlineChar[] Chars, InlineRun[] Runs)
{
    /// <summary>Whether all text has the strut's own extent, so that every line is equally high.</summary>
    public bool IsUniform { get; init; }

    /// <summary>Ends the filling of lines when the caller gives up.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The lines at the width asked for last: equal cells of a column share them.</summary>
    public LineSet? LastLines { get; set; }
}

/// <summary>Lines of a text at a width.</summary>
internal sealed record LineSet(double Width, double Pitch, LineBox[] Lines);

/// <summary>A line box: characters from <paramref name="Start"/> up to, not including, <paramref name="End"/>; lengths in points from the content box's corner.</summary>
internal readonly record struct LineBox(int Start, int End)
{
    /// <summary>Left edge of the first character.</summary>
    public double X { get; init; }

    public double Y { get; init; }

    public double Height { get; init; }

    /// <summary>Baseline from the line's top.</summary>
    public double Baseline { get; init; }

    /// <summary>Width of the text without hanging spaces.</summary>
    public double Width { get; init; }

    /// <summary>Space added at each justification opportunity.</summary>
    public double Gap { get; init; }

    /// <summary>Last character that is not a hanging space.</summary>
    public int LastVisible { get; init; }

    /// <summary>Whether a forced break ends the line.</summary>
    public bool IsForced { get; init; }

    /// <summary>How much of the last visible character's advance is dropped: its blank half, the space to the other script.</summary>
    public double EndTrim { get; init; }

    /// <summary>First character that draws something.</summary>
    public int FirstVisible { get; init; }

    /// <summary>How much wider than measured the first visible character is: an opening mark gets its blank half back, or loses it.</summary>
    public float StartShift { get; init; }

    /// <summary>Share of the blank halves inside the line that is taken out to make it fit.</summary>
    public float Squeeze { get; init; }

    /// <summary>Where <see cref="Gap"/> is added.</summary>
    public TextJustify Justify { get; init; }
}
