using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>Finds the places of a <c>style</c> element's content in the HTML it stands in.</summary>
internal sealed class SheetSource
{
    private readonly string _html;
    private readonly Origin _element;
    private readonly int _start;

    public SheetSource(Element style, string html)
    {
        (_html, _element) = (html, style.Origin);
        // The parser keeps the place of the start tag; the sheet begins behind it.
        var end = style.SourceIndex < 0 || style.SourceIndex >= html.Length ? -1 : html.IndexOf('>', style.SourceIndex);
        _start = end + 1;
    }

    /// <summary>Line and column of an offset in the sheet's text; those of the element if it cannot be told.</summary>
    public Origin OriginOf(int offset)
    {
        if (_start == 0) return _element;
        var at = _start;
        // The parser reads a carriage return and a line feed as one character.
        for (; offset > 0 && at < _html.Length; offset--) at += _html[at] == '\r' && at + 1 < _html.Length && _html[at + 1] == '\n' ? 2 : 1;
        var before = _html.AsSpan(0, Math.Min(at, _html.Length));
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
