namespace Renderer.Templating.Functions;

/// <summary>Finds where tags end. Text is looked through once, however many tags are not closed.</summary>
internal sealed class TagEnds(string text)
{
    private static readonly (string Start, string Closing)[] Wholes = [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")];

    private readonly bool[] _isNeverClosed = new bool[Wholes.Length];

    /// <summary>Index after the tag that starts at <paramref name="open"/>, or after the comment, script or style with its contents; -1 when it does not end.</summary>
    public int After(int open)
    {
        for (var i = 0; i < Wholes.Length; i++)
        {
            if (!_isNeverClosed[i] && IsAt(open, Wholes[i].Start))
            {
                var close = text.IndexOf(Wholes[i].Closing, open, StringComparison.OrdinalIgnoreCase);
                if (close >= 0)
                {
                    return close + Wholes[i].Closing.Length;
                }

                // What does not follow here does not follow later either.
                _isNeverClosed[i] = true;
            }
        }

        return text.IndexOf('>', open) + 1 is > 0 and var end ? end : -1;
    }

    private bool IsAt(int at, string start) => string.Compare(text, at, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
