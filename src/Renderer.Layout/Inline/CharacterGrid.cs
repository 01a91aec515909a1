namespace Renderer.Layout.Inline;

/// <summary>Gives each full-width character of about the grid's size one cell of it; headings and notes in other sizes keep their own advance.</summary>
internal static class CharacterGrid
{
    // GB/T 9704 sets type of 16 pt in cells of 15.8.
    private const double MostApart = 0.1;

    public static void Apply(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs, double cell)
    {
        if (cell <= 0) return;
        foreach (ref var c in chars)
        {
            if (!c.Is(CharTraits.Wide | CharTraits.Leader)) continue;
            var size = runs[c.Run].Style.FontSize;
            if (Math.Abs(size - cell) <= MostApart * cell) c.Advance += (float)(cell - size);
        }
    }
}
