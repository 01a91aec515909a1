using Renderer.Layout.Pages;
using Renderer.Pdf.Content;
using Renderer.Pdf.Drawings;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Images;
using Renderer.Pdf.Objects;
using Renderer.Pdf.Structure;

namespace Renderer.Pdf.Document;

/// <summary>Writes the pages with their content streams and links (7.7.3).</summary>
internal sealed class PageWriter(PagedDocument document, PdfTools tools, PageResources resources)
{
    private readonly PdfFile _file = tools.File;
    private readonly List<LinkAnnotation> _annotations = [];

    public WrittenPages Write(DocumentFonts fonts, CancellationToken cancellationToken)
    {
        var script = new PageScript(document, tools, isBinary: _file.Compress);
        var objects = new PageObjects(_file.Allocate(document.Pages.Length), _annotations);
        var texts = new LinkTexts(document);
        for (var page = 0; page < document.Pages.Length; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var images = resources.Images.Write(document.Pages[page].Images);
            var drawings = resources.Drawings.Write(document.Pages[page].Drawings, resources.Fonts);
            var firstLink = _annotations.Count;
            WriteLinks(page, objects, texts);
            tools.Content.Clear();
            script.Write(page, fonts.CidsOf(page), new ObjectNames(images, drawings));
            if (resources.Watermark is not null)
                tools.Content.Add(DocumentWatermark.Content);
            var stream = _file.Allocate();
            _file.WriteStream(stream, [], tools.Content.Written);
            WritePage(page, objects, new PageParts(stream, images, drawings, firstLink) { Watermark = resources.Watermark?.FormOf(document.Pages[page]) ?? 0 });
        }
        WriteRoot(objects);
        return new WrittenPages(script.Marks, objects);
    }

    private void WriteLinks(int page, PageObjects objects, LinkTexts texts)
    {
        var height = document.Pages[page].Height;
        foreach (var link in document.Pages[page].Links)
        {
            var number = _file.Allocate();
            var to = _file.Open(number);
            LinkWriter.Begin(to, link, height, texts.Of(link.Structure));
            if (link.Uri is null && link.TargetPage >= 0)
                Destination.Write(to.Add("/Dest"u8), objects.PageOf(link.TargetPage), document.Pages[link.TargetPage].Height - link.TargetY);
            if (link.Structure >= 0)
                to.Add("/StructParent "u8).Add(document.Pages.Length + _annotations.Count);
            to.Add(">>"u8);
            _file.Close();
            _annotations.Add(new LinkAnnotation(number, page, link.Structure));
        }
    }

    private void WritePage(int index, PageObjects objects, PageParts parts)
    {
        var page = document.Pages[index];
        var to = _file.Open(objects.PageOf(index)).Add("<</Type/Page/Parent "u8).Reference(resources.PagesRoot)
            .Add("/MediaBox[0 0 "u8).Add(page.Width, 3).Add((byte)' ').Add(page.Height, 3)
            .Add("]/Contents "u8).Reference(parts.Content).Add("/Resources<</Font "u8).Reference(resources.Fonts);
        if (parts.Images.Length + parts.Drawings.Length + parts.Watermark > 0)
        {
            resources.Images.WriteResources(to.Add("/XObject<<"u8), parts.Images);
            resources.Drawings.WriteResources(to, parts.Drawings);
            if (parts.Watermark != 0)
                to.Add("/W "u8).Reference(parts.Watermark);
            to.Add(">>"u8);
        }
        to.Add(">>"u8);
        // ISO 19005-2, 6.2.10: where anything may be seen through, the page says in which colours that is worked out.
        if (parts.Drawings.Length + parts.Watermark > 0 || parts.Images.Any(resources.Images.IsSeeThrough))
            to.Add("/Group<</S/Transparency/CS/DeviceRGB>>"u8);
        if (!document.Structure.IsEmpty)
            to.Add("/StructParents "u8).Add(StructureWriter.ParentTreeKey(index));
        if (_annotations.Count > parts.FirstLink)
        {
            // Tab order follows the structure (ISO 14289-1, 7.18.3).
            to.Add("/Tabs/S/Annots["u8);
            for (var i = parts.FirstLink; i < _annotations.Count; i++)
                to.Reference(_annotations[i].Number).Add((byte)' ');
            to.Add((byte)']');
        }
        to.Add(">>"u8);
        _file.Close();
    }

    private void WriteRoot(PageObjects objects)
    {
        var to = _file.Open(resources.PagesRoot).Add("<</Type/Pages/Count "u8).Add(document.Pages.Length).Add("/Kids["u8);
        for (var page = 0; page < document.Pages.Length; page++)
            to.Reference(objects.PageOf(page)).Add((byte)' ');
        to.Add("]>>"u8);
        _file.Close();
    }

    private readonly record struct PageParts(int Content, int[] Images, int[] Drawings, int FirstLink)
    {
        /// <summary>Number of the watermark's form; 0 without one.</summary>
        public int Watermark { get; init; }
    }
}

/// <summary>Objects that pages refer to.</summary>
internal sealed record PageResources(int PagesRoot, int Fonts, DocumentImages Images, DocumentDrawings Drawings)
{
    /// <summary>Painted on every page; null for none.</summary>
    public DocumentWatermark? Watermark { get; init; }
}

/// <summary>What the rest of the file needs to know of the pages.</summary>
internal sealed record WrittenPages(List<MarkedContent> Marks, PageObjects Objects);
