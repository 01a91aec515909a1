namespace Renderer.Layout.Fonts.Shaping;

/// <summary>What a face does to texts of one script and language with one set of features. Shared by all threads.</summary>
internal sealed class ShapingPlan
{
    // A power of two; a page has some hundreds of different pairs.
    private const int KeptPairs = 4096;

    private readonly Substitution[] _substitutions;
    private readonly Positioning[] _positions;
    private readonly KerningTable? _kerning;
    private readonly TouchedGlyphs _touched = new();
    private readonly GlyphSet _singles = new();
    private readonly GlyphSet _pairs = new();

    // Pair, shift and change of advance in one word each, so that threads read and write them whole.
    private readonly ulong[] _known;

    public ShapingPlan(LayoutTable? glyphs, LayoutTable? positions, PlanLookups lookups)
    {
        var budget = 0;
        _substitutions = [.. lookups.Substitutions.Select(lookup => new Substitution(glyphs!, lookup, ref budget))];
        _positions = [.. lookups.Positions.Select(lookup => new Positioning(positions!, lookup, ref budget))];
        _kerning = lookups.Kerning;
        foreach (var substitution in _substitutions) substitution.AddTo(_touched);
        foreach (var position in _positions) position.AddTo(_singles, _pairs);
        _kerning?.AddTo(_pairs);
        _known = _pairs.IsEmpty ? [] : new ulong[KeptPairs];
    }

    /// <summary>Whether the face changes nothing at all.</summary>
    public bool IsEmpty => _touched.IsEmpty && _singles.IsEmpty && _pairs.IsEmpty;

    public bool Substitutes => !_touched.IsEmpty;

    public bool Positions => !_singles.IsEmpty || !_pairs.IsEmpty;

    /// <summary>Whether something may be substituted at a glyph; <paramref name="next"/> is 0 behind the last.</summary>
    public bool Touches(ushort glyph, ushort next) => _touched.AreAt(glyph, next);

    public void Substitute(GlyphBuffer buffer)
    {
        foreach (var substitution in _substitutions) substitution.Run(buffer);
    }

    /// <summary>The glyph in place of another by itself.</summary>
    public ushort Substitute(ushort glyph)
    {
        if (!_touched.Alone.Contains(glyph)) return glyph;
        var buffer = new GlyphBuffer();
        buffer.Add(glyph, 0);
        Substitute(buffer);
        return buffer[0];
    }

    /// <summary>How a glyph is shifted and its advance changed, because of itself or of the glyph behind it; <paramref name="next"/> is 0 behind the last.</summary>
    public Adjustment AdjustmentOf(ushort glyph, ushort next)
    {
        var result = default(Adjustment);
        if (_singles.Contains(glyph))
            foreach (var position in _positions) result += position.Of(glyph) ?? default;
        return next != 0 && _pairs.Contains(glyph) ? result + OfPair(glyph, next) : result;
    }

    private Adjustment OfPair(ushort glyph, ushort next)
    {
        var pair = (uint)glyph << 16 | next;
        ref var place = ref _known[(pair * 0x9E3779B1u) >> 20];
        var known = Volatile.Read(ref place);
        if ((uint)(known >> 32) == pair) return new((short)known, 0, (short)(known >> 16), 0);
        var found = Look(glyph, next);
        Volatile.Write(ref place, (ulong)pair << 32 | (uint)(ushort)found.AdvanceX << 16 | (ushort)found.X);
        return found;
    }

    private Adjustment Look(ushort glyph, ushort next)
    {
        var result = new Adjustment(0, 0, _kerning?.Of(glyph, next) ?? 0, 0);
        foreach (var position in _positions)
            if (position.Of(glyph, next) is { } found) result += new Adjustment(found.X, 0, found.AdvanceX, 0);
        return result;
    }
}

/// <summary>The lookups of a plan. Equal ones make equal plans.</summary>
internal sealed record PlanLookups(List<WantedLookup> Substitutions, List<WantedLookup> Positions, KerningTable? Kerning)
{
    public bool IsSameAs(PlanLookups other) =>
        Substitutions.SequenceEqual(other.Substitutions) && Positions.SequenceEqual(other.Positions) && ReferenceEquals(Kerning, other.Kerning);
}
