namespace Renderer.Pdf.Reading.Content;

/// <summary>The operators of content streams (annex A), each named by its bytes, the first one lowest.</summary>
/// <remarks>Without inline images, shadings outside of patterns, type 3 fonts and word spacing over single bytes, which nothing here writes.</remarks>
internal static class Operator
{
    public const int BeginText = 'B' | ('T' << 8), EndText = 'E' | ('T' << 8);
    public const int Font = 'T' | ('f' << 8), Move = 'T' | ('d' << 8), MoveAndLead = 'T' | ('D' << 8), NextLine = 'T' | ('*' << 8), TextMatrix = 'T' | ('m' << 8);
    public const int Spacing = 'T' | ('c' << 8), Scale = 'T' | ('z' << 8), Leading = 'T' | ('L' << 8), Rise = 'T' | ('s' << 8), Mode = 'T' | ('r' << 8);
    public const int Show = 'T' | ('j' << 8), ShowPieces = 'T' | ('J' << 8);
    public const int BeginMark = 'B' | ('M' << 8) | ('C' << 16), BeginMarkWithProperties = 'B' | ('D' << 8) | ('C' << 16), EndMark = 'E' | ('M' << 8) | ('C' << 16);
    public const int Save = 'q', Restore = 'Q', Transform = 'c' | ('m' << 8), Paint = 'D' | ('o' << 8);

    /// <summary>The operator of a word; 0 for words that are too long to be one.</summary>
    public static int Of(ReadOnlySpan<byte> word) => word.Length switch
    {
        1 => word[0],
        2 => word[0] | (word[1] << 8),
        3 => word[0] | (word[1] << 8) | (word[2] << 16),
        _ => 0,
    };

    /// <summary>How many numbers an operator takes that changes nothing a reader of text must follow; -1 for all others.</summary>
    public static int NumbersOf(int name) => name switch
    {
        'b' or 'B' or ('b' | ('*' << 8)) or ('B' | ('*' << 8)) or 'f' or ('f' | ('*' << 8)) or 'h' or 'n' or 's' or 'S' or 'W' or ('W' | ('*' << 8)) => 0,
        'i' or 'j' or 'J' or 'M' or 'w' or 'g' or 'G' or Mode => 1,
        'l' or 'm' => 2,
        ('r' | ('g' << 8)) or ('R' | ('G' << 8)) => 3,
        ('r' | ('e' << 8)) or 'v' or 'y' or 'k' or 'K' => 4,
        'c' => 6,
        _ => -1,
    };

    /// <summary>Whether an operator takes one name and changes nothing a reader of text must follow. Colours are set by pattern names only.</summary>
    public static bool TakesName(int name) => name is ('c' | ('s' << 8)) or ('C' | ('S' << 8)) or ('g' | ('s' << 8)) or ('r' | ('i' << 8)) or ('M' | ('P' << 8)) or ('s' | ('c' << 8) | ('n' << 16)) or ('S' | ('C' << 8) | ('N' << 16));

    /// <summary>Whether it is the dash pattern, which takes an array and a number.</summary>
    public static bool IsDash(int name) => name == 'd';
}
