namespace Renderer.Pdf.Reading;

/// <summary>What is kept of a page after its content was looked at.</summary>
/// <param name="Page">The page.</param>
/// <param name="Marks">Its marked-content identifiers.</param>
/// <param name="Text">Its text.</param>
internal sealed record VerifiedPage(ReadPage Page, HashSet<int> Marks, string Text);
