using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Content;
using Renderer.Pdf.Reading.Structure;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>Whether pages, their links and the bookmarks to them are the layout's.</summary>
internal sealed class PageComparison(ParsedFile file, MarkTable marks, PagedDocument document, StructureTree tree)
{
    private readonly LayoutComparison _content = new(document, tree);
    private readonly LinkComparison _links = new(file, marks, document);

    /// <summary>How a page differs; null when it does not.</summary>
    public string? FaultOf(int index, ReadPage page, PageContent content) =>
        index < document.Pages.Length ? _content.FaultOf(index, page, content) ?? _links.FaultOf(index, page) : null;

    /// <summary>How the bookmarks differ; null when they do not.</summary>
    public string? OutlineFault() => new OutlineComparison(file, document.Outline, _links).Fault();
}
