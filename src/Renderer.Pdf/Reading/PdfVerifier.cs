using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>Reads a PDF file back, with code that shares nothing with the writer's, and says what is wrong with it.</summary>
/// <remarks>
/// It reads files in one piece with composite fonts and deflated streams, as the writer makes them; what else the standard allows it
/// says that it did not read. Any bytes may be given: nothing in them makes it fail, and what it unpacks is bounded.
/// </remarks>
public static class PdfVerifier
{
    /// <summary>Checks header, cross-reference data, object graph, page tree, embedded fonts, content streams, structure tree and identifier.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="expected">What the file was written from; null to leave the comparison out.</param>
    public static PdfVerification Verify(ReadOnlyMemory<byte> pdf, PagedDocument? expected) => Verify(pdf, expected is null ? null : new PdfExpectation(expected) { IsOfPagesOnly = true });

    /// <summary>Checks the same, and what the file's features ask for.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="expectation">What the file was written from; null to leave the comparison out.</param>
    /// <param name="depth">How much of the file is looked into.</param>
    public static PdfVerification Verify(ReadOnlyMemory<byte> pdf, PdfExpectation? expectation, VerificationDepth depth = VerificationDepth.Thorough)
    {
        var faults = new FaultList();
        using var file = ParsedFile.Read(pdf, expectation?.Features.Encryption?.UserPassword ?? "", faults);
        if (file is null) return new([.. faults.Faults], []);
        var run = new VerificationRun(file, expectation, depth, faults);
        var texts = run.CheckAll();
        return new([.. faults.Faults], texts);
    }
}
