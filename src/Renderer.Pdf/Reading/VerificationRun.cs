using System.Collections.Immutable;
using System.Xml;
using Renderer.Pdf.Reading.Content;
using Renderer.Pdf.Reading.Features;
using Renderer.Pdf.Reading.Fonts;
using Renderer.Pdf.Reading.Structure;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>The checks of one file, in order.</summary>
internal sealed class VerificationRun(ParsedFile file, PdfExpectation? expectation, VerificationDepth depth, FaultList faults)
{
    /// <summary>Checks everything; returns the pages' texts, which are put together where there is time.</summary>
    public ImmutableArray<string> CheckAll()
    {
        try
        {
            CheckFile();
            var texts = CheckPages();
            if (expectation is { IsOfPagesOnly: false }) CheckFeatures();
            return texts;
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(0, fault.Message);
            return [];
        }
    }

    private void CheckFile()
    {
        ReferenceCheck.Run(file, faults);
        CheckIdentifier();
        if (depth == VerificationDepth.Thorough) CheckOtherStreams();
    }

    private ImmutableArray<string> CheckPages()
    {
        var expected = expectation?.Document;
        var pages = PageTree.Read(file, faults);
        if (expected is not null && pages.Count != expected.Pages.Length) faults.Add(0, $"the file has {pages.Count} pages, the layout {expected.Pages.Length}");
        using var marks = MarkTable.Read(file, pages, faults);
        using var tree = StructureTree.Read(file, marks, expected, faults);
        using var content = new PageContent();
        var reader = new ContentReader(file, new FontShelf(file, depth, faults), marks, content);
        var comparison = expected is null ? null : new PageComparison(file, marks, expected, tree);
        var texts = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < pages.Count && !faults.IsFull; i++)
        {
            reader.Read(i, pages[i], faults);
            if (comparison?.FaultOf(i, pages[i], content) is { } fault) faults.Add(pages[i].Number, $"page {i + 1} {fault}");
            if (depth == VerificationDepth.Thorough) texts.Add(content.Text());
        }

        marks.Check();
        if (comparison?.OutlineFault() is { } outline) faults.Add(0, outline);
        return texts.DrainToImmutable();
    }

    // What was asked for beyond the pages.
    private void CheckFeatures()
    {
        foreach (var fault in new MetadataComparison(file, expectation!).Faults()) faults.Add(0, fault);
        if (new AttachmentComparison(file, expectation!.Features).Fault() is { } attachment) faults.Add(0, attachment);
        if (PermissionComparison.FaultOf(file, expectation.Features.Encryption) is { } permission) faults.Add(0, permission);
    }

    // 14.4: two byte strings, which a foreign file need not have; the same while the file is not revised, which ours never is.
    private void CheckIdentifier()
    {
        var identifier = file.Get(file.Trailer, "ID"u8);
        if (identifier.IsNull && expectation is null) return;
        var (first, second) = (identifier.Items[0].Bytes, identifier.Items[1].Bytes);
        if (first.Length < 16 || (expectation is not null && !first.AsSpan().SequenceEqual(second))) faults.Add(0, "the file has no identifier (ID) of two equal strings");
    }

    private void CheckXml(PdfValue stream)
    {
        var passing = file.Decoder.Passing;
        var start = passing.Length;
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(file.Decoder.Decode(stream, passing).ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
            }
        }
        catch (XmlException)
        {
            throw new PdfSyntaxException("the metadata is no XML");
        }

        passing.Length = start;
    }

    // Pictures, profiles, metadata and attachments.
    private void CheckOtherStreams()
    {
        for (var number = 1; number < file.Size && !faults.IsFull; number++)
        {
            var stream = file[number];
            if (!stream.IsStream) continue;
            try
            {
                file.Decoder.Check(stream);
                if (stream["Subtype"u8].IsName("XML"u8)) CheckXml(stream);
            }
            catch (PdfSyntaxException fault)
            {
                faults.Add(number, fault.Message);
            }
        }
    }
}
