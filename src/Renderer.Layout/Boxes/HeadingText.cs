using System.Text;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Boxes;

/// <summary>The text of a heading in one line, for bookmarks: a title broken over spans or lines is joined.</summary>
internal static class HeadingText
{
    public static string Of(Element heading)
    {
        var text = new StringBuilder();
        Append(heading, text);
        return Collapse(text.ToString());
    }

    private static void Append(Element element, StringBuilder text)
    {
        for (var child = element.FirstChild; child is not null; child = child.Next)
        {
            if (child is TextNode node) text.Append(node.Text);
            else if (child is Element { Name: "br" }) text.Append('\n');
            else if (child is Element inner && inner.Style.Display != Display.None)
            {
                if (!inner.Style.IsInlineLevel) text.Append('\n');
                Append(inner, text);
            }
        }
    }

    // A break between two ideographs joins them; any other white space is one space.
    private static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        var isBreak = false;
        var isSpace = false;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                isBreak |= c == '\n';
                isSpace = result.Length > 0;
                continue;
            }
            var isJoined = isBreak && isSpace && LineBreakClasses.IsEastAsian(result[^1]) | LineBreakClasses.IsEastAsian(c);
            if (isSpace && !isJoined) result.Append(' ');
            result.Append(c);
            (isBreak, isSpace) = (false, false);
        }
        return result.ToString();
    }
}
