using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Shaping;

namespace Renderer.Layout.Inline;

/// <summary>Turns the items of an inline formatting context into measured characters: white space collapsed, faces chosen, break opportunities marked.</summary>
/// <remarks>One instance serves one document. Scripts that need more than <see cref="GlyphShaping"/> gives are refused.</remarks>
internal sealed class TextShaper(GlyphReports reports, CancellationToken cancellationToken)
{
    // Most cells of a table hold one of a few short texts in one style: shape each once.
    private const int LongestShared = 32;

    // In place of the index of a collapsible space: nothing yet on the line, or a character that is no such space.
    private const int AtLineStart = -1;
    private const int NoSpace = -2;

    // 〓, which printers set for a type they did not have.
    private const int Geta = 0x3013;

    // Sides as Sides<T> counts them.
    private const int RightSide = 1;
    private const int LeftSide = 3;

    private readonly Dictionary<(ComputedStyle Style, string Text, string Language), ShapedText> _shared = [];
    private readonly GlyphShaping _shaping = new();
    private readonly List<InlineRun> _runs = [];
    private readonly Stack<InlineRun> _boxes = new();
    private InlineChar[] _chars = new InlineChar[256];
    private int _count;
    private int _collapsibleSpace;
    private bool _isUniform;
    private string _language = "";
    private uint _languageTag;

    /// <summary>Measures the content; inline blocks in it must have been laid out.</summary>
    /// <param name="content">The content.</param>
    /// <param name="cell">Width of the grid's cells; 0 without a grid.</param>
    public ShapedText Shape(InlineContent content, double cell = 0)
    {
        // Measured once for its widths already; inline blocks may have got another width since.
        if (content.Shaped is { } before && !content.HasAtoms) return before;
        var isShared = cell == 0 && content.Items is [{ Kind: InlineKind.Text, Text.Length: <= LongestShared } only] && ReferenceEquals(only.Style, content.Style);
        var key = (content.Style, isShared ? content.Items[0].Text : "", content.Language);
        if (isShared && _shared.TryGetValue(key, out var known)) return content.Shaped = known;
        var shaped = content.Shaped = ShapeAnew(content, cell);
        if (isShared && !reports.HasReportsOf(content.Items[0])) _shared.Add(key, shaped);
        return shaped;
    }

    private ShapedText ShapeAnew(InlineContent content, double cell)
    {
        _runs.Clear();
        _boxes.Clear();
        (_count, _collapsibleSpace, _isUniform) = (0, AtLineStart, true);
        _boxes.Push(BoxMetrics.Root(content.Style));
        for (var i = 0; i < content.Items.Count; i++) Add(content, i);
        DropTrailingSpace();
        var chars = _chars.AsSpan(0, _count).ToArray();
        InlineRun[] runs = [.. _runs];
        LineBreaker.Mark(chars, runs, content.IsEastAsian, content.Style);
        if (content.IsEastAsian) KeptTogether.Mark(chars, runs);
        _shaping.Apply(chars, runs, LanguageTagOf(content.Language));
        PunctuationSpacing.Apply(chars, runs);
        Autospacing.Apply(chars, runs);
        CharacterGrid.Apply(chars, runs, cell);
        return new(chars, runs) { IsUniform = _isUniform, CancellationToken = cancellationToken };
    }

    private uint LanguageTagOf(string language)
    {
        if (language == _language) return _languageTag;
        _language = language;
        return _languageTag = OpenTypeLanguages.Of(language);
    }

    private void Add(InlineContent content, int index)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = content.Items[index];
        switch (item.Kind)
        {
            case InlineKind.Text:
                AddText(item, index, content.IsEastAsian);
                break;
            case InlineKind.Open:
                _boxes.Push(BoxMetrics.Inside(_boxes.Peek(), item.Style, index));
                _isUniform &= _boxes.Peek() is { Shift: 0, IsLineAligned: false } box && box.Above == _boxes.Last().Above && box.Below == _boxes.Last().Below;
                AddEdge(InlineEdge.Open, item, LeftSide);
                break;
            case InlineKind.Close:
                AddEdge(InlineEdge.Close, item, RightSide);
                if (_boxes.Count > 1) _boxes.Pop();
                break;
            case InlineKind.Break:
                DropTrailingSpace();
                Append(new() { CodePoint = '\n', Traits = CharTraits.Newline, Run = RunOf(item.Style, null, index) });
                _collapsibleSpace = AtLineStart;
                break;
            case InlineKind.Place:
                Append(new() { CodePoint = InlineEdge.Place, Traits = CharTraits.Edge, Run = RunOf(item.Style, null, index) });
                break;
            default:
                AddAtom(item, index);
                break;
        }
    }

    private void AddEdge(int edge, in InlineItem item, int side)
    {
        var style = item.Style;
        var width = item.HasEdge ? style.Margin[side].Of(0) + style.Padding[side].Of(0) + style.Border[side].UsedWidth : 0;
        var box = _boxes.Peek();
        Append(new() { CodePoint = edge, Traits = CharTraits.Edge, Advance = (float)width, Run = RunOf(style, null, box.Item) });
    }

    private void AddAtom(in InlineItem item, int index)
    {
        var box = item.Atom!;
        _isUniform = false;
        _collapsibleSpace = NoSpace;
        _runs.Add(BoxMetrics.Atom(_boxes.Peek(), box, index));
        var width = box.Width + box.Style.Margin.Left.Of(0) + box.Style.Margin.Right.Of(0);
        Append(new() { CodePoint = 0xFFFC, Traits = CharTraits.Atom, Advance = (float)width, Run = _runs.Count - 1 });
    }

    private void AddText(in InlineItem item, int index, bool isEastAsian)
    {
        var style = item.Style;
        var text = TextTransforms.Apply(item.Text, style.TextTransform);
        if (style.Typography.Emphasis is { IsNone: false } mark && EmphasisMetrics.PlaceOf(style).Glyph == 0) reports.Missing(mark.CodePoint, item);
        for (var at = 0; at < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var next = at + length;
            switch (rune.Value)
            {
                case '\n' when style.PreservesNewlines:
                    DropTrailingSpace();
                    Append(new() { CodePoint = '\n', Traits = CharTraits.Newline, Run = RunOf(style, null, index) });
                    _collapsibleSpace = AtLineStart;
                    break;
                case ' ' or '\t' or '\n' or '\r' or '\f' when !style.PreservesSpaces:
                    next = EndOfSpaces(text, at, style);
                    if (!isEastAsian || !IsJoined(text, at, next)) AddCollapsibleSpace(style, index);
                    break;
                case >= 0x0300 and <= 0x036F when TryCompose(rune, item, index):
                    break;
                case '\t':
                    AddGlyph(item, index, ' ', Math.Max(1, style.TabSize));
                    break;
                default:
                    AddGlyph(item, index, rune.Value, 1);
                    break;
            }
            at = next;
        }
    }

    // CSS Text 3, 4.1.3: a source line break between two ideographs is no space.
    private static bool IsJoined(string text, int start, int end) =>
        start > 0 && end < text.Length && IsWide(text, start - 1) && IsWide(text, end) && text.AsSpan(start, end - start).Contains('\n');

    private static int EndOfSpaces(string text, int at, ComputedStyle style)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r' or '\f' && !(text[at] == '\n' && style.PreservesNewlines)) at++;
        return at;
    }

    private static bool IsWide(string text, int at) => LineBreakClasses.IsEastAsian(text[at]) || char.IsSurrogate(text[at]);

    private void AddCollapsibleSpace(ComputedStyle style, int index)
    {
        if (_collapsibleSpace != NoSpace) return;
        var (glyph, face, advance) = GlyphOf(style, ' ', index, default);
        _collapsibleSpace = _count;
        Append(new()
        {
            CodePoint = ' ',
            Glyph = glyph,
            Advance = (float)(advance + style.WordSpacing),
            Traits = CharTraits.Space,
            Run = RunOf(style, face, index),
        });
    }

    private void AddGlyph(in InlineItem item, int index, int codePoint, double repeat)
    {
        var style = item.Style;
        if (IsInvisible(codePoint))
        {
            if (IsSelector(codePoint) && TryVary(codePoint, item, index)) return;
            if (codePoint is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)) reports.DirectionIgnored(codePoint, item);
            var traits = codePoint == 0xAD && style.Hyphens == Hyphens.Manual ? CharTraits.SoftHyphen | CharTraits.Invisible : CharTraits.Invisible;
            Append(new() { CodePoint = codePoint, Traits = traits, Run = RunOf(style, null, index) });
            return;
        }
        var (glyph, face, advance) = GlyphOf(style, codePoint, index, item);
        var isUpright = style.IsVertical && Orientation.IsUpright(codePoint, style.TextOrientation);
        if (isUpright && face is not null) advance = face.VerticalAdvanceOf(glyph) * style.FontSize / face.UnitsPerEm + style.LetterSpacing;
        _collapsibleSpace = NoSpace;
        Append(new()
        {
            CodePoint = codePoint,
            Glyph = glyph,
            Advance = (float)(advance * repeat + (codePoint is ' ' or 0xA0 ? style.WordSpacing : 0)),
            Traits = TraitsOf(codePoint, style),
            Run = RunOf(style, face, index, isUpright),
        });
    }

    // A letter and its mark are drawn as the one character that Unicode has for both; a font's own rules for placing marks are not followed.
    private bool TryCompose(Rune mark, in InlineItem item, int index)
    {
        if (_count == 0 || _chars[_count - 1] is not { Glyph: not 0, Joined: 0 } || _runs[_chars[_count - 1].Run] is not { Face: { } face } run || run.Item != index) return false;
        ref var c = ref _chars[_count - 1];
        if (Compositions.Of(c.CodePoint, mark.Value) is not (not 0 and var composed) || face.GlyphOf(composed) is not (not 0 and var glyph))
        {
            reports.MarkUnplaced(c.CodePoint, mark.Value, item);
            return false;
        }
        if (!run.IsUpright) c.Advance += (float)(run.Style.FontSize * (face.AdvanceOf(glyph) - face.AdvanceOf(c.Glyph)) / face.UnitsPerEm);
        (c.Glyph, c.Joined) = (glyph, 1);
        Append(new() { CodePoint = mark.Value, Traits = CharTraits.Invisible, Run = c.Run });
        return true;
    }

    private static bool IsSelector(int codePoint) => codePoint is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // The character before, if it is of this piece of text, draws the variant and stands for both.
    private bool TryVary(int selector, in InlineItem item, int index)
    {
        if (_count == 0 || _chars[_count - 1] is not { Glyph: not 0, Joined: 0 } || _runs[_chars[_count - 1].Run] is not { Face: { } face } run || run.Item != index) return false;
        ref var c = ref _chars[_count - 1];
        var place = run.Style.Fonts.Find(c.CodePoint, selector);
        if (place.Glyph == 0)
        {
            // The last two only choose between text and pictograph, and there are no pictographs.
            if (selector is not (0xFE0E or 0xFE0F)) reports.VariantMissing(c.CodePoint, selector, item);
            return false;
        }
        var varied = run.Style.Fonts.Faces[place.Face];
        if (!run.IsUpright) c.Advance += (float)(run.Style.FontSize * (place.Advance - face.AdvanceOf(c.Glyph) / (double)face.UnitsPerEm));
        (c.Glyph, c.Joined, c.Run) = (place.Glyph, 1, RunOf(run.Style, varied, index, run.IsUpright));
        Append(new() { CodePoint = selector, Traits = CharTraits.Invisible, Run = c.Run });
        return true;
    }

    private static CharTraits TraitsOf(int codePoint, ComputedStyle style) => codePoint switch
    {
        ' ' => style.WhiteSpaceCollapse == WhiteSpaceCollapse.BreakSpaces ? CharTraits.None : CharTraits.Space,
        0x2014 or 0x2026 => CharTraits.Leader,
        _ => LineBreakClasses.IsEastAsian(codePoint) ? CharTraits.Wide : CharTraits.None,
    };

    private static bool IsInvisible(int codePoint) =>
        codePoint is < 0x20 or (>= 0x7F and < 0xA0) or 0xAD or 0x034F or 0x061C or (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xE0000 and <= 0xE0FFF);

    private readonly record struct MeasuredGlyph(ushort Glyph, FontFace? Face, double Advance);

    private MeasuredGlyph GlyphOf(ComputedStyle style, int codePoint, int index, in InlineItem item)
    {
        var place = style.Fonts.Find(codePoint);
        if (place.Glyph == 0 && Substitute(codePoint) is { } substitute) place = style.Fonts.Find(substitute);
        if (place.Glyph == 0) return WithoutGlyph(style, codePoint, item);
        if (place.Face >= style.Fonts.OwnCount && index >= 0) reports.Fallback(codePoint, style, style.Fonts.Faces[place.Face], item);
        return Measured(place, style);
    }

    private static MeasuredGlyph Measured(in GlyphPlace place, ComputedStyle style) =>
        new(place.Glyph, style.Fonts.Faces[place.Face], place.Advance * style.FontSize + style.LetterSpacing);

    private MeasuredGlyph WithoutGlyph(ComputedStyle style, int codePoint, in InlineItem item)
    {
        // Spaces need no ink: an ideographic one is an em wide, the others half of that.
        var blank = new MeasuredGlyph(0, null, style.FontSize * (codePoint == 0x3000 ? 1 : 0.5) + style.LetterSpacing);
        if (Rune.IsWhiteSpace(new Rune(codePoint))) return blank;
        if (RefusedScripts.NameOf(codePoint) is { } script) reports.Refused(codePoint, script, item);
        else if (!reports.Substitutes || style.Fonts.Find(Geta) is not { Glyph: not 0 } geta) reports.Missing(codePoint, item);
        else
        {
            reports.Substituted(codePoint, item);
            return Measured(geta, style);
        }
        return blank;
    }

    private static int? Substitute(int codePoint) => codePoint switch
    {
        0xA0 or 0x202F or 0x2007 => ' ',
        0x2010 or 0x2011 => '-',
        _ => null,
    };

    private int RunOf(ComputedStyle style, FontFace? face, int item, bool isUpright = false)
    {
        if (_runs.Count > 0 && _runs[^1] is { Atom: null } last && last.Item == item && ReferenceEquals(last.Style, style))
        {
            if (face is null || (ReferenceEquals(last.Face, face) && last.IsUpright == isUpright)) return _runs.Count - 1;
            if (last.Face is null)
            {
                _runs[^1] = last with { Face = face, IsUpright = isUpright };
                return _runs.Count - 1;
            }
        }
        _runs.Add(_boxes.Peek() with { Style = style, Face = face, Item = item, IsUpright = isUpright });
        return _runs.Count - 1;
    }

    private void Append(in InlineChar c)
    {
        if (_count == _chars.Length) Array.Resize(ref _chars, _count * 2);
        _chars[_count++] = c;
    }

    private void DropTrailingSpace()
    {
        if (_collapsibleSpace < 0) return;
        _chars.AsSpan(_collapsibleSpace + 1, _count - _collapsibleSpace - 1).CopyTo(_chars.AsSpan(_collapsibleSpace));
        _count--;
        _collapsibleSpace = NoSpace;
    }
}
