using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Shaping;

namespace Renderer.Layout.Inline;

/// <summary>Applies the OpenType features of the faces to measured characters: ligatures, local and asked-for forms, kerning.</summary>
/// <remarks>
/// Characters that become one glyph stay where they are: the first draws it (<see cref="InlineChar.Joined"/>), the others are invisible. A stretch
/// that no lookup of its face begins with costs one question a character.
/// </remarks>
internal sealed class GlyphShaping
{
    private const CharTraits Unshaped = CharTraits.Edge | CharTraits.Atom | CharTraits.Newline | CharTraits.Invisible;

    private readonly GlyphBuffer _buffer = new();
    private FontFace? _lastFace;
    private FontFeatures? _lastFeatures;
    private uint _lastLanguage;
    private ScriptPlans? _lastPlans;

    /// <param name="chars">Measured characters with one nominal glyph each.</param>
    /// <param name="runs">Their runs.</param>
    /// <param name="language">OpenType's tag of the text's language; 0 for none.</param>
    public void Apply(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs, uint language)
    {
        for (var start = 0; start < chars.Length;)
        {
            var end = start + 1;
            if (!chars[start].Is(Unshaped) && runs[chars[start].Run] is { Face: { } face } run)
            {
                while (end < chars.Length && chars[end].Run == chars[start].Run && !chars[end].Is(Unshaped)) end++;
                Shape(chars[start..end], run, PlansOf(face, run, language));
            }
            start = end;
        }
    }

    private ScriptPlans PlansOf(FontFace face, InlineRun run, uint language)
    {
        var style = run.Style;
        var features = run.IsUpright ? FontFeatures.Vertical : style.LetterSpacing == 0 ? style.FontVariant.Features : style.FontVariant.SpacedFeatures;
        if (ReferenceEquals(face, _lastFace) && ReferenceEquals(features, _lastFeatures) && language == _lastLanguage) return _lastPlans!;
        (_lastFace, _lastFeatures, _lastLanguage) = (face, features, language);
        return _lastPlans = face.Plans.Of(features, language);
    }

    private void Shape(Span<InlineChar> chars, InlineRun run, ScriptPlans plans)
    {
        if (plans.IsUniform)
        {
            Shape(chars, run, plans[TextScripts.Common]);
            return;
        }
        for (var start = 0; start < chars.Length;)
        {
            var script = TextScripts.Common;
            var end = start;
            for (; end < chars.Length; end++)
            {
                var own = TextScripts.Of(chars[end].CodePoint);
                if (own == TextScripts.Common || own == script) continue;
                if (script != TextScripts.Common) break;
                script = own;
            }
            Shape(chars[start..end], run, plans[script]);
            start = end;
        }
    }

    private void Shape(Span<InlineChar> chars, InlineRun run, ShapingPlan plan)
    {
        if (plan.Substitutes && IsTouched(chars, plan)) Substitute(chars, run, plan);
        if (plan.Positions) Position(chars, run, plan);
    }

    private static bool IsTouched(ReadOnlySpan<InlineChar> chars, ShapingPlan plan)
    {
        for (var i = 0; i < chars.Length; i++)
            if (plan.Touches(chars[i].Glyph, i + 1 < chars.Length ? chars[i + 1].Glyph : (ushort)0)) return true;
        return false;
    }

    private void Substitute(Span<InlineChar> chars, InlineRun run, ShapingPlan plan)
    {
        _buffer.Clear();
        for (var i = 0; i < chars.Length; i++) _buffer.Add(chars[i].Glyph, i);
        plan.Substitute(_buffer);
        var face = run.Face!;
        var scale = run.Style.FontSize / face.UnitsPerEm;
        for (var i = 0; i < _buffer.Count; i++)
        {
            ref var c = ref chars[_buffer.CharacterOf(i)];
            var length = _buffer.LengthOf(i);
            if (c.Glyph == _buffer[i] && length == 1) continue;
            // What a tabulator or word-spacing added to the nominal glyph's advance stays.
            var change = run.IsUpright ? face.VerticalAdvanceOf(_buffer[i]) - face.VerticalAdvanceOf(c.Glyph) : face.AdvanceOf(_buffer[i]) - face.AdvanceOf(c.Glyph);
            c.Advance += (float)(change * scale);
            c.Glyph = _buffer[i];
            if (length > 1) Join(ref c, chars.Slice(_buffer.CharacterOf(i) + 1, length - 1));
        }
    }

    private static void Join(ref InlineChar first, Span<InlineChar> others)
    {
        first.Joined = (byte)Math.Min(byte.MaxValue, others.Length);
        foreach (ref var other in others)
        {
            (other.Glyph, other.Advance, other.Before) = (0, 0, LineBreakKind.None);
            other.Traits = CharTraits.Invisible;
        }
    }

    private static void Position(Span<InlineChar> chars, InlineRun run, ShapingPlan plan)
    {
        var scale = run.Style.FontSize / run.Face!.UnitsPerEm;
        for (var i = 0; i < chars.Length; i++)
        {
            ref var c = ref chars[i];
            if (c.Is(CharTraits.Invisible)) continue;
            var next = i + 1 + c.Joined;
            var adjustment = plan.AdjustmentOf(c.Glyph, next < chars.Length ? chars[next].Glyph : (ushort)0);
            if (adjustment == default) continue;
            c.Advance += (float)(adjustment.AdvanceX * scale);
            c.Offset += (float)(adjustment.X * scale);
        }
    }
}
