using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using static Renderer.Layout.Inline.LineBreakClass;

namespace Renderer.Layout.Inline;

/// <summary>Marks where lines may break: UAX #14 (Unicode 16), with the rules of Chinese typesetting where it leaves the choice to the language.</summary>
internal ref struct LineBreaker
{
    private readonly Span<InlineChar> _chars;
    private readonly ReadOnlySpan<InlineRun> _runs;
    private readonly bool _isEastAsian;

    // State in front of the next character: the last class that is no space (combining marks swallowed), and what came before it.
    private LineBreakClass _before = BK;
    private LineBreakClass _beforeThat = BK;
    private bool _afterNewline;
    private bool _afterJoiner;
    private bool _spaced;
    private bool _beforeIsWide;
    private bool _beforeThatIsWide;
    private bool _inNumber;
    private int _regionalIndicators;
    private bool _nextIsWide;
    private bool _isLoose;

    private LineBreaker(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs, bool isEastAsian)
    {
        _chars = chars;
        _runs = runs;
        _isEastAsian = isEastAsian;
    }

    /// <param name="chars">The characters; their <see cref="InlineChar.Before"/> is set.</param>
    /// <param name="runs">Their runs.</param>
    /// <param name="isEastAsian">Whether the language is written with full-width punctuation.</param>
    /// <param name="container">The block container's style; null for that of the text.</param>
    public static void Mark(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs, bool isEastAsian, ComputedStyle? container = null) =>
        new LineBreaker(chars, runs, isEastAsian).Mark(container);

    private void Mark(ComputedStyle? container)
    {
        var boxes = new OpenBoxes(container);
        var edges = -1;
        var started = false;
        for (var i = 0; i < _chars.Length; i++)
        {
            ref var c = ref _chars[i];
            if (c.Is(CharTraits.Edge))
            {
                // A break between words falls after the boxes that end there and before those that start.
                if (edges < 0 && c.CodePoint == InlineEdge.Open) edges = i;
                boxes.Pass(c.CodePoint, _runs[c.Run].Style);
                continue;
            }
            var style = _runs[c.Run].Style;
            var kind = started ? Step(i, style, boxes.TakeCommon() ?? style) : Start(i, style);
            started = true;
            if (kind != LineBreakKind.None) _chars[kind == LineBreakKind.Allowed && edges >= 0 ? edges : i].Before = kind;
            if (kind == LineBreakKind.Forced && edges >= 0) (_chars[edges].Before, c.Before) = (kind, LineBreakKind.None);
            edges = -1;
        }
    }

    private LineBreakKind Start(int index, ComputedStyle style)
    {
        Advance(ClassAt(index, style));
        return LineBreakKind.None;
    }

    private LineBreakKind Step(int index, ComputedStyle style, ComputedStyle common)
    {
        var next = ClassAt(index, style);
        _isLoose = style.LineBreak == LineBreakStrictness.Loose;
        var kind = _afterNewline ? LineBreakKind.Forced : common.Wraps && Allows(next, index, style) ? LineBreakKind.Allowed : LineBreakKind.None;
        Advance(next);
        return kind;
    }

    private void Advance(LineBreakClass next)
    {
        _afterNewline = next == BK;
        _afterJoiner = next == ZWJ;
        if (next == SP)
        {
            _spaced = true;
            _inNumber = false;
            return;
        }
        // LB9: marks take the class of what they stand on, unless there is nothing to stand on (LB10).
        if (next is CM or ZWJ && !_spaced && _before is not (BK or ZW)) return;
        if (next is CM or ZWJ) next = AL;
        _inNumber = next == NU || (_inNumber && !_spaced && next is SY or IS or CL or CP);
        _regionalIndicators = next == RI && !_spaced ? _regionalIndicators + 1 : next == RI ? 1 : 0;
        (_beforeThat, _before) = (_spaced ? SP : _before, next);
        (_beforeThatIsWide, _beforeIsWide) = (_beforeIsWide, _nextIsWide);
        _spaced = false;
    }

    private readonly bool Allows(LineBreakClass next, int index, ComputedStyle style)
    {
        if (next is BK or SP or ZW) return false;
        if (_before == ZW) return true;
        if (style.LineBreak == LineBreakStrictness.Anywhere) return next is not (CM or ZWJ);
        if (next is CM or ZWJ && !_spaced) return false;
        if (_afterJoiner) return false;
        if (style.WordBreak == WordBreak.KeepAll && !_spaced && IsLetter(_before) && IsLetter(next)) return false;
        if (AfterSpaces(next, index) is { } decided) return decided;
        return _spaced || Directly(next, index);
    }

    // Rules that hold across spaces: LB11 to LB18.
    private readonly bool? AfterSpaces(LineBreakClass next, int index)
    {
        if (next == WJ || (_before == WJ && !_spaced)) return false;
        if (_before == GL && !_spaced) return false;
        if (next == GL && !_spaced && _before is not (BA or HY)) return false;
        if (next is CL or CP or EX or SY) return false;
        if (_before == OP) return false;
        if (_before == QuoteOpen && _beforeThat is BK or OP or QU or QuoteOpen or GL or SP or ZW) return false;
        if (next == IS) return _spaced && ClassBehind(index) == NU ? null : false; // LB15c: the point of .5 begins a number
        if (next == NS && _before is CL or CP) return false;
        if (next == B2 && _before == B2) return false;
        return null;
    }

    private readonly bool Directly(LineBreakClass next, int index)
    {
        if (Quotes(next, index) is { } quoted) return quoted;
        if (_before == CB || next == CB) return true;
        // LB20a: a hyphen at the start of a word belongs to it.
        if (_before == HY && next is AL or HL && _beforeThat is BK or SP or ZW or CB or GL) return false;
        if (next is BA or HY or NS or IN || _before == BB) return _isLoose && Strictness.IsInseparablePair(_before, next);
        if (_beforeThat == HL && _before is HY or BA && next != HL) return false;
        if (_before == SY && next == HL) return false;
        if (Words(next) || Numbers(next, index)) return false;
        if (Hangul(next)) return false;
        if (_before == RI && next == RI && _regionalIndicators % 2 == 1) return false;
        return !(_before == EB && next == EM);
    }

    // LB15b, LB19 and LB19a.
    private readonly bool? Quotes(LineBreakClass next, int index)
    {
        if (next is QU or QuoteClose) return false;
        if (_before is QU or QuoteOpen) return false;
        if (next == QuoteOpen) return _beforeIsWide && LineBreakClasses.IsEastAsian(CodePointBehind(index)) ? null : false;
        if (_before == QuoteClose) return _nextIsWide && _beforeThatIsWide ? null : false;
        return null;
    }

    // LB23, LB23a, LB24, LB28, LB29 and LB30.
    private readonly bool Words(LineBreakClass next) => (_before, next) switch
    {
        (AL or HL, NU) or (NU, AL or HL) => true,
        (PR, ID or EB or EM) or (ID or EB or EM, PO) => true,
        (PR or PO, AL or HL) or (AL or HL, PR or PO) => true,
        (AL or HL or IS, AL or HL) => true,
        (AL or HL or NU, OP) => !_nextIsWide,
        (CP, AL or HL or NU) => !_beforeIsWide,
        _ => false,
    };

    // LB25.
    private readonly bool Numbers(LineBreakClass next, int index) => (_before, next) switch
    {
        (NU, NU) or (NU, PO or PR) or (PO or PR, NU) or (HY, NU) => true,
        (IS, NU) => true,
        (SY, NU) or (CL or CP, PO or PR) => _inNumber,
        (PO or PR, OP) => ClassBehind(index) is NU or IS,
        _ => false,
    };

    // LB26 and LB27.
    private readonly bool Hangul(LineBreakClass next) => (_before, next) switch
    {
        (JL, JL or JV or H2 or H3) or (JV or H2, JV or JT) or (JT or H3, JT) => true,
        (JL or JV or JT or H2 or H3, PO) or (PR, JL or JV or JT or H2 or H3) => true,
        _ => false,
    };

    private readonly int CodePointBehind(int index) => index + 1 < _chars.Length ? Math.Max(0, _chars[index + 1].CodePoint) : 0;

    private readonly LineBreakClass ClassBehind(int index) => LineBreakClasses.Of(CodePointBehind(index));

    private static bool IsLetter(LineBreakClass c) => c is AL or HL or NU or ID or H2 or H3 or JL or JV or JT;

    private LineBreakClass ClassAt(int index, ComputedStyle style)
    {
        ref readonly var c = ref _chars[index];
        if (c.Is(CharTraits.Newline)) return BK;
        var found = LineBreakClasses.Of(c.CodePoint);
        _nextIsWide = LineBreakClasses.IsEastAsian(c.CodePoint);
        if (found is ID or AL && style.WordBreak != WordBreak.BreakAll) return found;
        if (found is QuoteOpen or QuoteClose && _isEastAsian && !IsInsideWord(index))
        {
            _nextIsWide = true;
            return found == QuoteOpen ? OP : CL;
        }
        if (style.LineBreak is LineBreakStrictness.Normal or LineBreakStrictness.Loose && Strictness.Loosened(found, c.CodePoint, style.LineBreak, _isEastAsian) is { } loosened)
            return loosened;
        return found switch
        {
            CJ when style.WordBreak == WordBreak.KeepAll => ID,
            CJ => style.LineBreak is LineBreakStrictness.Strict or LineBreakStrictness.Auto ? NS : ID,
            MiddleDot => _isEastAsian && !IsInsideWord(index) ? NS : AL,
            SP when !c.Is(CharTraits.Space) => BA,
            AL or NU or HL when style.WordBreak == WordBreak.BreakAll => ID,
            _ => found,
        };
    }

    // An apostrophe or middle dot between two letters of a narrow script is part of the word, whatever the language around it.
    private readonly bool IsInsideWord(int index) => IsNarrowLetter(index - 1) && IsNarrowLetter(index + 1);

    private readonly bool IsNarrowLetter(int index) => index >= 0 && index < _chars.Length && _chars[index].CodePoint >= 0 && LineBreakClasses.Of(_chars[index].CodePoint) is AL or HL or NU;
}

/// <summary>The code points, outside Unicode, of the ends of inline boxes.</summary>
internal static class InlineEdge
{
    public const int Open = -1;
    public const int Close = -2;

    /// <summary>Where an absolutely positioned box would stand; nothing begins or ends.</summary>
    public const int Place = -3;
}
