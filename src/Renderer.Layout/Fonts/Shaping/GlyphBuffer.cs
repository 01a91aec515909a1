namespace Renderer.Layout.Fonts.Shaping;

/// <summary>The glyphs of a stretch of text while they are substituted, each with the first of the characters it stands for.</summary>
internal sealed class GlyphBuffer
{
    private const int MostSteps = 100_000;
    private const int MostStepsPerGlyph = 500;

    private ushort[] _glyphs = new ushort[64];
    private int[] _characters = new int[64];
    private int _end;
    private int _steps;

    public int Count { get; private set; }

    public ushort this[int at] => _glyphs[at];

    public void Clear() => (Count, _steps) = (0, 0);

    /// <summary>Counts work: contexts that call each other may have no end in a damaged font.</summary>
    /// <exception cref="FontException">There was more than any text takes.</exception>
    public void Spend(int steps)
    {
        _steps += steps;
        if (_steps > MostSteps + MostStepsPerGlyph * Count) throw new FontException("The 'GSUB' table substitutes without end.");
    }

    public void Add(ushort glyph, int character)
    {
        if (Count == _glyphs.Length)
        {
            Array.Resize(ref _glyphs, 2 * Count);
            Array.Resize(ref _characters, 2 * Count);
        }
        (_glyphs[Count], _characters[Count]) = (glyph, character);
        Count++;
        _end = character + 1;
    }

    /// <summary>The first character a glyph stands for.</summary>
    public int CharacterOf(int at) => _characters[at];

    /// <summary>How many characters a glyph stands for.</summary>
    public int LengthOf(int at) => (at + 1 < Count ? _characters[at + 1] : _end) - _characters[at];

    /// <summary>Puts one glyph in the place of several.</summary>
    public void Replace(int at, int count, ushort glyph)
    {
        _glyphs[at] = glyph;
        if (count == 1) return;
        Count -= count - 1;
        _glyphs.AsSpan(at + count, Count - at - 1).CopyTo(_glyphs.AsSpan(at + 1));
        _characters.AsSpan(at + count, Count - at - 1).CopyTo(_characters.AsSpan(at + 1));
    }
}
