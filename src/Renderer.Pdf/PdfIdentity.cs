namespace Renderer.Pdf;

/// <summary>What the writer may not invent: it comes from the message and its digest, never from the clock.</summary>
/// <param name="Id">Stable id of the rendition; the file identifier derives from it.</param>
/// <param name="Created">Creation time, or null to leave it out.</param>
public sealed record PdfIdentity(string Id, DateTimeOffset? Created);
