using System.Collections.Immutable;

namespace Renderer.Pdf.Reading;

/// <summary>Something wrong with a PDF file.</summary>
/// <param name="Number">Number of the object it was found in; 0 for the file as a whole.</param>
/// <param name="Message">What is wrong.</param>
public sealed record PdfFault(int Number, string Message)
{
    /// <summary>Whether it is no fault of the file: the standard allows what stands there, and this reader does not read it.</summary>
    public bool IsNotRead => Message.StartsWith(NotRead, StringComparison.Ordinal);

    internal const string NotRead = "not read: ";
}

/// <summary>What reading a PDF file back gave.</summary>
/// <param name="Faults">What is wrong with it, the first hundred; none when it is sound.</param>
/// <param name="PageTexts">The text of each page in the order it is painted, a line for each line of text.</param>
public sealed record PdfVerification(ImmutableArray<PdfFault> Faults, ImmutableArray<string> PageTexts);
