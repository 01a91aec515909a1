using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Structure;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>Whether a page's links are where the layout has them and lead where they lead.</summary>
internal sealed class LinkComparison(ParsedFile file, MarkTable marks, PagedDocument document)
{
    // Coordinates are written with two decimals; a rectangle's far edge is the sum of two of them.
    private const double Tolerance = 0.011;

    /// <summary>How they differ; null when they do not.</summary>
    public string? FaultOf(int index, ReadPage page)
    {
        var (links, at) = (document.Pages[index].Links, 0);
        foreach (var reference in file.Get(page.Dictionary, "Annots"u8).Items)
        {
            var annotation = file.Resolve(reference);
            if (!annotation["Subtype"u8].IsName("Link"u8)) return "has an annotation that is no link";
            if (at == links.Length) return $"has more links than the layout, which has {at}";
            if (FaultOf(annotation, links[at++], document.Pages[index].Height) is { } fault) return $"link {at} {fault}";
        }

        return at == links.Length ? null : $"has {at} links, the layout {links.Length}";
    }

    private string? FaultOf(PdfValue annotation, LinkArea link, double height)
    {
        var box = annotation["Rect"u8].Items;
        if (!IsNear(box[0], link.X) || !IsNear(box[1], height - link.Y - link.Height) || !IsNear(box[2], link.X + link.Width) || !IsNear(box[3], height - link.Y)) return "is not where it is in the layout";
        if (link.Uri is { } uri) return file.BytesOf(annotation["A"u8]["URI"u8]).AsSpan().SequenceEqual(Ascii(uri)) ? null : "leads to another address than in the layout";
        return link.TargetPage < 0 || IsAt(annotation["Dest"u8], link.TargetPage, link.TargetY) ? null : "leads to another place than in the layout";
    }

    /// <summary>Whether a destination is a place of the layout (12.3.2.2).</summary>
    public bool IsAt(PdfValue destination, int page, double y)
    {
        var items = destination.Items;
        return marks.PageOf(items[0].Reference) == page && items[1].IsName("XYZ"u8) && IsNear(items[3], document.Pages[page].Height - y);
    }

    private static bool IsNear(PdfValue found, double expected) => found.IsNumber && Math.Abs(found.Number - expected) <= Tolerance;

    // 12.6.4.7 and RFC 3987, 3.1: seven bits, all else percent-encoded as UTF-8.
    private static byte[] Ascii(string uri)
    {
        var ascii = new List<byte>(uri.Length);
        foreach (var b in Encoding.UTF8.GetBytes(uri))
        {
            if (b is > 0x20 and < 0x7F) ascii.Add(b);
            else ascii.AddRange(Encoding.ASCII.GetBytes($"%{b:X2}"));
        }

        return [.. ascii];
    }
}
