namespace Renderer.Pdf.Structure;

/// <summary>Object numbers of the pages and of what hangs on them.</summary>
/// <param name="FirstPage">Number of the first page; the others follow.</param>
/// <param name="Annotations">The link annotations with their structure elements, page by page.</param>
internal sealed record PageObjects(int FirstPage, IReadOnlyList<LinkAnnotation> Annotations)
{
    public int PageOf(int index) => FirstPage + index;
}

/// <summary>A link annotation that was written.</summary>
/// <param name="Number">Its object number.</param>
/// <param name="Page">Index of its page.</param>
/// <param name="Structure">Index of its structure element; -1 for none.</param>
internal readonly record struct LinkAnnotation(int Number, int Page, int Structure);
