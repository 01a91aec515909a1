using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Substitution in a context, chained or not (GSUB types 5 and 6): where a sequence of glyphs stands, other lookups are applied inside it.</summary>
internal readonly ref struct ContextSubtable(LayoutTable layout, Subtable subtable, int depth)
{
    private const int Chained = 6;

    private readonly TableReader _table = layout.Reader;
    private readonly int _offset = subtable.Offset;
    private readonly bool _isChained = subtable.Type == Chained;

    /// <summary>Notes which glyphs the sequences begin with.</summary>
    public static void AddTo(GlyphSet set, TableReader table, Subtable subtable)
    {
        var (type, offset) = subtable;
        if (table.U16(offset) != 3) Coverage.AddTo(set, table, offset + table.U16(offset + 2));
        else if (type != Chained) Coverage.AddTo(set, table, offset + table.U16(offset + 6));
        else
        {
            var input = offset + 4 + 2 * table.U16(offset + 2);
            if (table.U16(input) > 0) Coverage.AddTo(set, table, offset + table.U16(input + 2));
        }
    }

    public int Apply(GlyphBuffer buffer, int at) => _table.U16(_offset) switch
    {
        3 => ApplyCoverages(buffer, at),
        1 or 2 => ApplyRules(buffer, at),
        _ => 0,
    };

    // Formats 1 and 2: rules by the first glyph or its class.
    private int ApplyRules(GlyphBuffer buffer, int at)
    {
        var covered = Coverage.IndexOf(_table, _offset + _table.U16(_offset + 2), buffer[at]);
        if (covered < 0) return 0;
        var byClass = _table.U16(_offset) == 2;
        var sets = _offset + (byClass ? _isChained ? 10 : 6 : 4);
        var index = byClass ? ClassOf(Part.Input, buffer[at]) : covered;
        if (index >= _table.U16(sets) || _table.U16(sets + 2 + 2 * index) is not (not 0 and var set)) return 0;
        for (var i = 0; i < _table.U16(_offset + set); i++)
            if (ApplyRule(_offset + set + _table.U16(_offset + set + 2 + 2 * i), buffer, at) is > 0 and var done) return done;
        return 0;
    }

    private int ApplyRule(int rule, GlyphBuffer buffer, int at)
    {
        buffer.Spend(1);
        var cursor = rule;
        if (_isChained)
        {
            var back = _table.U16(cursor);
            if (!MatchesGlyphs(Part.Back, cursor + 2, back, buffer, at - 1)) return 0;
            cursor += 2 + 2 * back;
        }
        var input = _table.U16(cursor);
        // Without chaining the number of actions stands between the two counts and the glyphs.
        var glyphs = cursor + (_isChained ? 2 : 4);
        if (input == 0 || !MatchesGlyphs(Part.Input, glyphs, input - 1, buffer, at + 1)) return 0;
        if (!_isChained) return Act(glyphs + 2 * (input - 1), _table.U16(cursor + 2), new(buffer, at, input));
        cursor = glyphs + 2 * (input - 1);
        var ahead = _table.U16(cursor);
        if (!MatchesGlyphs(Part.Ahead, cursor + 2, ahead, buffer, at + input)) return 0;
        cursor += 2 + 2 * ahead;
        return Act(cursor + 2, _table.U16(cursor), new(buffer, at, input));
    }

    // Format 3: a coverage for each place.
    private int ApplyCoverages(GlyphBuffer buffer, int at)
    {
        var cursor = _offset + 2;
        if (!_isChained)
        {
            var count = _table.U16(cursor);
            return count > 0 && IsCovered(cursor + 4, count, buffer, at) ? Act(cursor + 4 + 2 * count, _table.U16(cursor + 2), new(buffer, at, count)) : 0;
        }
        var back = _table.U16(cursor);
        for (var i = 0; i < back; i++)
            if (!IsCovered(cursor + 2 + 2 * i, 1, buffer, at - 1 - i)) return 0;
        cursor += 2 + 2 * back;
        var input = _table.U16(cursor);
        if (input == 0 || !IsCovered(cursor + 2, input, buffer, at)) return 0;
        cursor += 2 + 2 * input;
        var ahead = _table.U16(cursor);
        if (!IsCovered(cursor + 2, ahead, buffer, at + input)) return 0;
        cursor += 2 + 2 * ahead;
        return Act(cursor + 2, _table.U16(cursor), new(buffer, at, input));
    }

    private bool IsCovered(int offsets, int count, GlyphBuffer buffer, int at)
    {
        if (at < 0 || at + count > buffer.Count) return false;
        for (var i = 0; i < count; i++)
            if (Coverage.IndexOf(_table, _offset + _table.U16(offsets + 2 * i), buffer[at + i]) < 0) return false;
        return true;
    }

    private bool MatchesGlyphs(Part part, int values, int count, GlyphBuffer buffer, int at)
    {
        var step = part == Part.Back ? -1 : 1;
        for (var i = 0; i < count; i++, at += step)
        {
            if (at < 0 || at >= buffer.Count) return false;
            var wanted = _table.U16(values + 2 * i);
            if (wanted != (_table.U16(_offset) == 2 ? ClassOf(part, buffer[at]) : buffer[at])) return false;
        }
        return true;
    }

    private int ClassOf(Part part, ushort glyph) => GlyphClasses.ClassOf(_table, _offset + _table.U16(_offset + 4 + (_isChained ? 2 * (int)part : 0)), glyph);

    private int Act(int actions, int count, in Matched matched)
    {
        var before = matched.Buffer.Count;
        for (var i = 0; i < count; i++)
        {
            var place = matched.At + _table.U16(actions + 4 * i);
            var (length, budget) = (matched.Length + matched.Buffer.Count - before, 0);
            if (place >= matched.At + length) continue;
            new Substitution(layout, new(_table.U16(actions + 4 * i + 2), 1), ref budget).Apply(matched.Buffer, place, depth + 1);
        }
        return Math.Max(1, matched.Length + matched.Buffer.Count - before);
    }

    // In the order of the class definitions of format 2.
    private enum Part { Back, Input, Ahead }

    private readonly record struct Matched(GlyphBuffer Buffer, int At, int Length);
}
