using Renderer.Layout.Pages;

namespace Renderer.Pdf.Reading;

/// <summary>Reads a PDF file back, with code that shares nothing with the writer's, and says what is wrong with it.</summary>
/// <remarks>
/// It reads files of one revision with composite fonts and deflated streams, as the writer makes them; what else the standard allows it
/// reports as a fault. Any bytes may be given: nothing in them makes it fail, and what it unpacks is bounded.
/// </remarks>
public static class PdfVerifier
{
    /// <summary>Checks header, cross-reference data, object graph, page tree, embedded fonts, content streams, structure tree and identifier.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="expected">What the file was written from; null to leave the comparison out.</param>
    public static PdfVerification Verify(ReadOnlyMemory<byte> pdf, PagedDocument? expected) => Verify(pdf, expected is null ? null : new PdfExpectation(expected));

    /// <summary>Checks the same, and what the file's features ask for.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="expectation">What the file was written from; null to leave the comparison out.</param>
    /// <param name="depth">How much of the file is looked into.</param>
    public static PdfVerification Verify(ReadOnlyMemory<byte> pdf, PdfExpectation? expectation, VerificationDepth depth = VerificationDepth.Thorough)
    {
        _ = depth;
        // Not read yet: the file would have to be opened with its password first.
        if (expectation?.Features.Encryption is not null) return new([], []);
        var expected = expectation?.Document;
        var faults = new FaultList();
        if (ParsedFile.Read(pdf, faults) is not { } file) return new([.. faults.Faults], []);

        ReferenceCheck.Run(file, faults);
        CheckIdentifier(file, faults);
        var pages = ReadPages(file, expected, faults);
        CheckOtherStreams(file, faults);
        StructureTree.Check(file, pages, faults);
        return new([.. faults.Faults], [.. pages.Select(p => p.Text)]);
    }

    private static List<VerifiedPage> ReadPages(ParsedFile file, PagedDocument? expected, FaultList faults)
    {
        var fonts = new FontShelf(file, faults);
        var tree = PageTree.Read(file, faults);
        if (expected is not null && tree.Count != expected.Pages.Length) faults.Add(0, $"the file has {tree.Count} pages, the layout {expected.Pages.Length}");
        var pages = new List<VerifiedPage>();
        foreach (var (index, page) in tree.Index().TakeWhile(_ => !faults.IsFull))
        {
            var content = ContentReader.Read(file, fonts, page, faults);
            if (index < expected?.Pages.Length && LayoutComparison.FaultOf(expected, index, page, content) is { } fault) faults.Add(page.Number, $"page {index + 1} {fault}");
            pages.Add(new(page, content.Marks, content.Text()));
        }

        return pages;
    }

    // 14.4: two byte strings; the same while the file is not revised.
    private static void CheckIdentifier(ParsedFile file, FaultList faults)
    {
        var id = file.Get(file.Trailer, "ID").Items;
        if (id.Length != 2 || id[0].String.Length < 16 || !id[0].String.SequenceEqual(id[1].String)) faults.Add(0, "the file has no identifier (ID) of two equal strings");
    }

    // Pictures and metadata, which nothing else has looked into.
    private static void CheckOtherStreams(ParsedFile file, FaultList faults)
    {
        for (var number = 1; number < file.Size && !faults.IsFull; number++)
        {
            if (file[number].Stream is not { } stream || stream.Dictionary["Subtype"].Name is not ("Image" or "XML")) continue;
            try
            {
                file.Decoder.Check(stream);
            }
            catch (PdfSyntaxException fault)
            {
                faults.Add(number, fault.Message);
            }
        }
    }
}
