using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Images;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>The drawings of one document as form XObjects (8.10), each written once however often it is placed.</summary>
internal sealed class DocumentDrawings(PdfFile file, PagedDocument document, DocumentFonts fonts, DocumentImages images)
{
    private readonly Dictionary<Drawing, int> _names = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _numbers = [];

    /// <summary>Writes those drawings that are new and returns the index of each, which names it in the resources.</summary>
    /// <param name="drawings">The drawings of a page.</param>
    /// <param name="fontResources">Number of the dictionary of fonts.</param>
    public int[] Write(ImmutableArray<PlacedDrawing> drawings, int fontResources)
    {
        if (drawings.IsEmpty)
            return [];
        var names = new int[drawings.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = IndexOf(drawings[i].Drawing, fontResources);
        return names;
    }

    /// <summary>The entries of a page's dictionary of external objects.</summary>
    public void WriteResources(PdfBuffer to, int[] names)
    {
        foreach (var name in names.Distinct())
            to.Add("/D"u8).Add(name).Add((byte)' ').Reference(_numbers[name]);
    }

    private int IndexOf(Drawing drawing, int fontResources)
    {
        if (_names.TryGetValue(drawing, out var name))
            return name;
        var parts = new FormParts(file, document, images, fontResources, drawing, fonts.CidsOf(drawing));
        _numbers.Add(new FormWriter(parts).Write(drawing.Items, FormKind.Drawing));
        _names.Add(drawing, _numbers.Count - 1);
        return _numbers.Count - 1;
    }
}

/// <summary>What the forms of one drawing share.</summary>
internal sealed class FormParts(PdfFile file, PagedDocument document, DocumentImages images, int fontResources, Drawing drawing, int[] cids)
{
    private int _shown;

    public PdfFile File => file;

    public PagedDocument Document => document;

    public DocumentImages Images => images;

    public int FontResources => fontResources;

    public Drawing Drawing => drawing;

    /// <summary>The CIDs of the next text; texts are written in paint order.</summary>
    public ReadOnlySpan<int> NextCids(int count)
    {
        _shown += count;
        return cids.AsSpan(_shown - count, count);
    }
}
