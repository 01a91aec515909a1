using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Layout.Html;

/// <summary>Parses HTML into the layout's own tree. AngleSharp does the parsing; nothing behind this class knows it.</summary>
internal static class HtmlReader
{
    /// <summary>The root element. Elements that nest deeper than <paramref name="maximumDepth"/> dissolve: their content goes into the ancestor that is as deep as allowed.</summary>
    /// <exception cref="LayoutException">The elements nest too deep for the parser.</exception>
    public static Element Read(string html, int maximumDepth, WarningList warnings, CancellationToken cancellationToken)
    {
        var guard = new DepthGuard(cancellationToken);
        // The parser's own limit puts text that follows a deep element before it.
        var options = new HtmlParserOptions { IsKeepingSourceReferences = true, SkipComments = true, MaximumDepth = int.MaxValue, OnCreated = (element, _) => guard.Watch(element) };
        using var document = new HtmlParser(options).ParseDocument(html);
        return new TreeConversion(maximumDepth, warnings).Convert(document.DocumentElement);
    }

    /// <summary>Stops the parser, whose time grows with the square of the nesting: 10,000 open tags take it half a second, 50,000 half a minute.</summary>
    private sealed class DepthGuard(CancellationToken cancellationToken)
    {
        private const int Interval = 256;
        private const int MaximumDepth = 16_000;

        private IElement? _last;
        private int _count;

        public void Watch(IElement created)
        {
            if (++_count % Interval == 0 && _last is { } last)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var depth = 0;
                for (var ancestor = last.ParentElement; ancestor is not null; ancestor = ancestor.ParentElement) depth++;
                if (depth > MaximumDepth) throw TooDeep(last);
            }
            // A new element has no parent yet; the one before it has.
            _last = created;
        }

        private static LayoutException TooDeep(IElement element) => new(
        [
            new("nesting-too-deep", $"Elements nest more than {MaximumDepth} deep at <{element.LocalName}>.", "Flatten the HTML; look for tags that are never closed.", TreeConversion.OriginOf(element) ?? default),
        ]);
    }
}
