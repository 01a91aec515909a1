using System.Text;

namespace Renderer.Reports.Packages;

/// <summary>Style sheets on their way into the page.</summary>
internal static class StyleText
{
    /// <summary>Takes out the comments, which speak to the template's author and not to the page's readers, with the lines they leave empty.</summary>
    public static string WithoutComments(string css)
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
