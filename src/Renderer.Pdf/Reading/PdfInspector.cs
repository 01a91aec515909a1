using System.Collections.Immutable;
using System.Text;
using Renderer.Pdf.Reading.Features;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>Looks at a PDF file from anywhere, with nothing to compare it with.</summary>
public static class PdfInspector
{
    /// <summary>Checks a file and gathers what it says of itself.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="password">What opens it; empty where nobody is asked.</param>
    public static PdfInspection Inspect(ReadOnlyMemory<byte> pdf, string password = "")
    {
        var faults = new FaultList();
        var version = pdf.Span.StartsWith("%PDF-"u8) && pdf.Length >= 8 ? Encoding.Latin1.GetString(pdf.Span[5..8]) : "";
        using var file = ParsedFile.Read(pdf, password, faults);
        if (file is null) return new(version, 0, 0, [], [], [], false, [.. faults.Faults], []);
        var run = new VerificationRun(file, null, VerificationDepth.Thorough, faults);
        var texts = run.CheckAll();
        return new(version, texts.Length, Elements(file), Fonts(file), Claims(file), Attachments(file), !file.Trailer["Encrypt"u8].IsNull, [.. faults.Faults], texts);
    }

    private static int Elements(ParsedFile file)
    {
        var count = 0;
        for (var number = 1; number < file.Size; number++)
        {
            var element = file[number];
            if (element["S"u8].Kind == PdfKind.Name && element["P"u8].Reference > 0 && !element["Type"u8].IsName("Annot"u8)) count++;
        }

        return count;
    }

    private static ImmutableArray<InspectedFont> Fonts(ParsedFile file)
    {
        var fonts = new List<InspectedFont>();
        for (var number = 1; number < file.Size; number++)
        {
            var font = file[number];
            if (!font["Type"u8].IsName("FontDescriptor"u8)) continue;
            var program = ProgramOf(file, font);
            fonts.Add(new(Encoding.Latin1.GetString(font["FontName"u8].Name), program.StreamBytes.Extent));
        }

        return [.. fonts.OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static PdfValue ProgramOf(ParsedFile file, PdfValue descriptor)
    {
        var program = file.Get(descriptor, "FontFile2"u8);
        if (!program.IsStream) program = file.Get(descriptor, "FontFile3"u8);
        return program.IsStream ? program : file.Get(descriptor, "FontFile"u8);
    }

    private static ImmutableArray<string> Claims(ParsedFile file)
    {
        var stream = file.Get(file.Root, "Metadata"u8);
        if (!stream.IsStream) return [];
        try
        {
            var xmp = new XmpReader(file.Decoder.Decode(stream, file.Decoder.Passing));
            var claims = new List<string>();
            if (xmp["pdfaid:part"u8] is { } part) claims.Add($"PDF/A-{part}{xmp["pdfaid:conformance"u8]?.ToLowerInvariant()}");
            if (xmp["pdfuaid:part"u8] is { } accessible) claims.Add($"PDF/UA-{accessible}");
            return [.. claims];
        }
        catch (PdfSyntaxException)
        {
            // Noted already: the stream cannot be unpacked.
            return [];
        }
    }

    private static ImmutableArray<string> Attachments(ParsedFile file)
    {
        var names = new List<string>();
        foreach (var name in file.Get(file.Get(file.Get(file.Root, "Names"u8), "EmbeddedFiles"u8), "Names"u8).Items)
        {
            if (file.Resolve(name) is { IsDictionary: true } specification) names.Add(TextString.Of(file.BytesOf(specification["UF"u8])));
        }

        return [.. names];
    }
}
