using Renderer.Layout.Boxes;

namespace Renderer.Layout.Inline;

/// <summary>Gives leaders what the text leaves of their line.</summary>
internal static class Leaders
{
    /// <summary>The line with its leaders stretched to the width; their characters take the room up.</summary>
    public static LineBox Stretch(in LineBox line, ShapedText text, double width)
    {
        var leaders = new List<int>();
        for (var i = line.Start; i < line.End; i++)
            if (text.Chars[i].Is(CharTraits.Atom) && text.Runs[text.Chars[i].Run].Atom is LeaderBox) leaders.Add(i);
        var spare = width - line.X - line.Width;
        if (leaders.Count == 0 || spare <= 0) return line;
        var behind = 0.0;
        var last = line.LastVisible;
        for (var i = leaders.Count - 1; i >= 0; i--)
        {
            for (; last > leaders[i]; last--) behind += text.Chars[last].Advance;
            behind += Stretch(ref text.Chars[leaders[i]], (LeaderBox)text.Runs[text.Chars[leaders[i]].Run].Atom!, spare / leaders.Count, behind);
            last--;
        }
        return line with { Width = line.Width + spare };
    }

    private static double Stretch(ref InlineChar character, LeaderBox leader, double spare, double behind)
    {
        var pattern = leader.Width;
        leader.EndGap = pattern > 0 ? Math.Ceiling(behind / pattern - 0.001) * pattern - behind : 0;
        leader.Width += spare;
        character.Advance = (float)leader.Width;
        return leader.Width;
    }
}
