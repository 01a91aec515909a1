using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Outlines in a <c>CFF</c> table (Adobe technical note 5176), name-keyed or CID-keyed.</summary>
public sealed class CffOutlines : FontOutlines
{
    private readonly ReadOnlyMemory<byte> _table;
    private readonly CffIndex _globalSubroutines;
    private readonly CffIndex _charstrings;
    private readonly CffIndex[] _localSubroutines;
    private readonly byte[] _fontDictOfGlyph;

    internal CffOutlines(TableDirectory tables, int glyphCount)
    {
        _table = tables.Required("CFF ");
        var cff = Reader;
        var names = CffIndex.Read(cff, cff.U8(2));
        var tops = CffIndex.Read(cff, names.End);
        var strings = CffIndex.Read(cff, tops.End);
        _globalSubroutines = CffIndex.Read(cff, strings.End);
        var top = CffDict.Read(tops.Entry(cff, 0));
        if (top.Integers(CffDict.CharstringType) is [not 2])
            throw cff.Fault("has charstrings of a type other than 2");
        _charstrings = CffIndex.Read(cff, Offset(top, CffDict.CharStrings));
        if (_charstrings.Count < glyphCount)
            throw cff.Fault($"has {_charstrings.Count} charstrings for {glyphCount} glyphs");
        FontMatrix = top.Operands(CffDict.FontMatrix);
        FontBox = top.Operands(CffDict.FontBox);
        var dicts = top.Integers(CffDict.Ros) is null ? [top] : FontDictsOf(top);
        FontDicts = [.. dicts.Select(Describe)];
        _localSubroutines = [.. dicts.Select(LocalSubroutines)];
        _fontDictOfGlyph = dicts.Length == 1 ? [] : ReadSelect(Offset(top, CffDict.FontDictSelect), glyphCount);
    }

    /// <summary>Operands of the face's font matrix as they stand in its top dictionary; empty for 0.001.</summary>
    public ReadOnlyMemory<byte> FontMatrix { get; }

    /// <summary>Operands of the face's bounding box as they stand in its top dictionary; empty when it has none.</summary>
    public ReadOnlyMemory<byte> FontBox { get; }

    /// <summary>The font dictionaries; a name-keyed face has one.</summary>
    public IReadOnlyList<CffFontDict> FontDicts { get; }

    private TableReader Reader => new(_table.Span, "CFF ");

    /// <summary>Which of <see cref="FontDicts"/> holds for a glyph.</summary>
    public int FontDictOf(ushort glyph)
    {
        var dict = _fontDictOfGlyph.Length == 0 ? 0 : glyph < _fontDictOfGlyph.Length ? _fontDictOfGlyph[glyph] : 0;
        return dict < FontDicts.Count ? dict : throw Reader.Fault($"selects font dictionary {dict} of {FontDicts.Count}");
    }

    /// <summary>A glyph's Type 2 charstring with its subroutines written in place, so that it stands alone.</summary>
    /// <exception cref="FontException">The charstring is damaged.</exception>
    public byte[] CharstringOf(ushort glyph)
    {
        var flattener = new CharstringFlattener(Reader, _globalSubroutines, _localSubroutines[FontDictOf(glyph)]);
        return flattener.Flatten(_charstrings.Entry(Reader, glyph));
    }

    /// <inheritdoc/>
    public override GlyphPath PathOf(ushort glyph) => CharstringPath.Of(CharstringOf(glyph));

    private CffDict[] FontDictsOf(CffDict top)
    {
        var cff = Reader;
        var index = CffIndex.Read(cff, Offset(top, CffDict.FontDicts));
        if (index.Count is 0 or > 256)
            throw cff.Fault($"has {index.Count} font dictionaries");
        var dicts = new CffDict[index.Count];
        for (var i = 0; i < dicts.Length; i++)
            dicts[i] = CffDict.Read(index.Entry(cff, i));
        return dicts;
    }

    private CffFontDict Describe(CffDict dict, int i) =>
        // A name-keyed face has its matrix in the top dictionary, which serves as its only font dictionary here.
        new(dict.Integers(CffDict.Ros) is null && dict.Integers(CffDict.CharStrings) is null ? dict.Operands(CffDict.FontMatrix) : default,
            PrivateOf(dict).Dict.Without(CffDict.Subroutines));

    private CffIndex LocalSubroutines(CffDict dict)
    {
        var (start, inner) = PrivateOf(dict);
        return inner.Integers(CffDict.Subroutines) is [var offset] ? CffIndex.Read(Reader, start + offset) : default;
    }

    private (int Start, CffDict Dict) PrivateOf(CffDict dict) =>
        dict.Integers(CffDict.Private) is [var size, var start] ? (start, CffDict.Read(Reader.Slice(start, size))) : (0, CffDict.Read([]));

    private int Offset(CffDict dict, int op) =>
        dict.Integers(op) is [var offset] ? offset : throw Reader.Fault($"lacks the dictionary entry {op:X}");

    private byte[] ReadSelect(int start, int glyphCount)
    {
        var cff = Reader;
        var format = cff.U8(start);
        if (format == 0)
            return cff.Slice(start + 1, glyphCount).ToArray();
        if (format != 3)
            throw cff.Fault($"has an FDSelect of format {format}");
        var select = new byte[glyphCount];
        for (var i = 0; i < cff.U16(start + 1); i++)
        {
            var (first, end) = (cff.U16(start + 3 + 3 * i), Math.Min(glyphCount, (int)cff.U16(start + 6 + 3 * i)));
            if (first < end)
                select.AsSpan(first..end).Fill(cff.U8(start + 5 + 3 * i));
        }
        return select;
    }
}

/// <summary>What the glyphs of one font dictionary share.</summary>
/// <param name="FontMatrix">Operands of its font matrix as they stand in the file; empty when it has none.</param>
/// <param name="Private">Its private dictionary without subroutines.</param>
public sealed record CffFontDict(ReadOnlyMemory<byte> FontMatrix, ReadOnlyMemory<byte> Private);
