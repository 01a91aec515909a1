using System.Collections.Immutable;

namespace Renderer.Pdf.Reading;

/// <summary>What a PDF file says of itself, and what is wrong with it.</summary>
/// <param name="Version">Version of PDF in its header.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Elements">How many elements its structure tree has; 0 when it has none.</param>
/// <param name="Fonts">Its fonts, by name.</param>
/// <param name="Claims">The standards it claims, such as <c>PDF/A-2A</c>.</param>
/// <param name="Attachments">The files inside it.</param>
/// <param name="IsEncrypted">Whether it is encrypted.</param>
/// <param name="Faults">What is wrong with it, or was not read.</param>
/// <param name="PageTexts">The text of each page.</param>
public sealed record PdfInspection(
    string Version, int Pages, int Elements, ImmutableArray<InspectedFont> Fonts, ImmutableArray<string> Claims, ImmutableArray<string> Attachments, bool IsEncrypted,
    ImmutableArray<PdfFault> Faults, ImmutableArray<string> PageTexts);

/// <summary>A font of a file.</summary>
/// <param name="Name">Its PostScript name, with the tag of a subset.</param>
/// <param name="Bytes">Bytes its program takes in the file; 0 when it is not embedded.</param>
public sealed record InspectedFont(string Name, int Bytes);
