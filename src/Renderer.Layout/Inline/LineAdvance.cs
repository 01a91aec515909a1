namespace Renderer.Layout.Inline;

/// <summary>How far the pen goes for one character of a finished line, and where its glyph is drawn: trims, compression and justification in it.</summary>
internal readonly record struct LineAdvance(double Width, float Offset)
{
    public static LineAdvance Of(ShapedText text, in LineBox line, int index)
    {
        ref readonly var c = ref text.Chars[index];
        double width = c.Advance;
        var offset = c.Offset;
        if (index == line.FirstVisible)
        {
            width += line.StartShift;
            offset += line.StartShift;
        }
        if (index == line.LastVisible) width -= line.EndTrim;
        else if (index < line.LastVisible && line.Gap != 0 && Justification.IsOpportunity(text, index, line.Justify)) width += line.Gap;
        return line.Squeeze != 0 && c.Is(CharTraits.BlankLeft | CharTraits.BlankRight) ? Squeezed(text, line, index, new(width, offset)) : new(width, offset);
    }

    private static LineAdvance Squeezed(ShapedText text, in LineBox line, int index, in LineAdvance full)
    {
        ref readonly var c = ref text.Chars[index];
        var taken = PunctuationSpacing.HalfOf(text.Runs[c.Run]) * line.Squeeze;
        if (c.Is(CharTraits.BlankLeft)) return index == line.FirstVisible ? full : new(full.Width - taken, full.Offset - taken);
        return index == line.LastVisible ? full : full with { Width = full.Width - taken };
    }
}
