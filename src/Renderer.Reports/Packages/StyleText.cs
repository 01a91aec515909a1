using System.Text;

namespace Renderer.Reports.Packages;

/// <summary>A style sheet on its way into the page, and where in its file each part of it stands.</summary>
internal sealed class StyleText
{
    private readonly string _css;
    private readonly List<Cut> _cuts = [];

    private StyleText(string css)
    {
        _css = css;
        Text = WithoutComments(css);
    }

    /// <summary>What follows an offset of the text stands that much further down in the file.</summary>
    private readonly record struct Cut(int Offset, int Removed);

    /// <summary>Takes out the comments, which speak to the template's author and not to the page's readers, with the lines they leave empty.</summary>
    public static StyleText Of(string css) => new(css);

    /// <summary>The sheet without comments.</summary>
    public string Text { get; }

    /// <summary>The file's own text.</summary>
    public string FileText => _css;

    /// <summary>The offset in the file of an offset in the text.</summary>
    public int InFile(int offset)
    {
        var cut = _cuts.FindLastIndex(cut => cut.Offset <= offset);
        return cut < 0 ? offset : offset + _cuts[cut].Removed;
    }

    private string WithoutComments(string css)
    {
        var result = new StringBuilder(css.Length);
        for (var i = 0; i < css.Length;)
        {
            if (css[i] is '"' or '\'')
            {
                var end = EndOfString(css, i);
                result.Append(css, i, end - i);
                i = end;
            }
            else if (css.AsSpan(i).StartsWith("/*"))
            {
                var end = css.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = end < 0 ? css.Length : end + 2;
                i = PastEmptyLine(css, i, result);
                _cuts.Add(new(result.Length, i - result.Length));
            }
            else
            {
                result.Append(css[i++]);
            }
        }

        return result.ToString();
    }

    private static int EndOfString(string css, int start)
    {
        var i = start + 1;
        while (i < css.Length && css[i] != css[start] && css[i] != '\n') i += css[i] == '\\' ? 2 : 1;
        return Math.Min(i + 1, css.Length);
    }

    /// <summary>If nothing else is on the comment's line, the line goes with its indent and its end.</summary>
    private static int PastEmptyLine(string css, int start, StringBuilder before)
    {
        var indent = before.Length;
        while (indent > 0 && before[indent - 1] is ' ' or '\t') indent--;
        var end = start;
        while (end < css.Length && css[end] is ' ' or '\t' or '\r') end++;
        if ((indent > 0 && before[indent - 1] != '\n') || (end < css.Length && css[end] != '\n')) return start;
        before.Length = indent;
        return Math.Min(end + 1, css.Length);
    }
}
