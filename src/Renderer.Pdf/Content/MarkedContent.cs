namespace Renderer.Pdf.Content;

/// <summary>One marked-content sequence: the piece of a page that belongs to a structure element (14.7.4).</summary>
/// <param name="Structure">Index of the structure element.</param>
/// <param name="Page">Index of the page.</param>
/// <param name="Id">Marked-content identifier, from 0 on each page.</param>
internal readonly record struct MarkedContent(int Structure, int Page, int Id);
