using Renderer.Layout.Pages;

namespace Renderer.Pdf;

/// <summary>Writes a laid-out document as PDF. One instance serves all threads and keeps font subsets between documents.</summary>
public sealed class PdfWriter(PdfOptions options)
{
    /// <summary>Writes the document. The same document and properties give the same bytes.</summary>
    /// <exception cref="PdfException">The document cannot be written as the options ask; every problem is in it.</exception>
    public ReadOnlyMemory<byte> Write(PagedDocument document, PdfIdentity identity, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{options} {document} {identity}");
}

/// <summary>What the writer may not invent: it comes from the message and its digest, never from the clock.</summary>
/// <param name="Id">Stable id of the rendition; the file identifier derives from it.</param>
/// <param name="Created">Creation time, or null to leave it out.</param>
public sealed record PdfIdentity(string Id, DateTimeOffset? Created);

/// <summary>How PDF is written.</summary>
public sealed record PdfOptions
{
    /// <summary>Deflate streams; off makes a file that a person can read. Default on.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>The <c>Producer</c> entry.</summary>
    public string Producer { get; init; } = "Renderer";
}

/// <summary>A reason why a document cannot be written.</summary>
public sealed record PdfProblem(string Code, string Message, string Hint, Origin Origin);

/// <summary>The document cannot be written.</summary>
public sealed class PdfException(IReadOnlyList<PdfProblem> problems) : Exception(string.Join(Environment.NewLine, problems.Select(p => p.Message)))
{
    /// <summary>All problems found.</summary>
    public IReadOnlyList<PdfProblem> Problems { get; } = problems;
}
