using Renderer.Pdf.Attachments;
using Renderer.Pdf.Conformance;
using Renderer.Pdf.Security;

namespace Renderer.Pdf;

/// <summary>What cannot be together in one file. All of it is found before anything is written.</summary>
internal static class FeatureConflicts
{
    private const int LongestWatermark = 50;

    /// <exception cref="PdfException">The features contradict each other, or one of them cannot be.</exception>
    public static void Refuse(PdfFeatures features)
    {
        if (features == PdfFeatures.None)
            return;
        var problems = new List<PdfProblem>();
        problems.AddRange(Pairs(features).Select(conflict => new PdfProblem("pdf-features-conflict", conflict.Message, conflict.Hint, default)));
        if (features.Encryption is { } encryption)
            problems.AddRange(FileProtection.Check(encryption));
        problems.AddRange(AttachmentNames.Check(features.Attachments));
        if (features.Watermark is { } watermark && FaultOf(watermark.Text) is { } fault)
            problems.Add(new PdfProblem("watermark-unusable", $"The watermark's text {fault}.", "Give it a word such as 征求意见稿 or DRAFT, or leave the watermark out.", default));
        if (problems.Count > 0)
            throw new PdfException(problems);
    }

    private static IEnumerable<Conflict> Pairs(PdfFeatures features)
    {
        if (features.Conformance.HasFlag(PdfConformance.A2a | PdfConformance.A3a))
            yield return new("A file is PDF/A-2a or PDF/A-3a, not both.", "Ask for PDF/A-3a when files are attached, else for PDF/A-2a.");
        if (features.Encryption is not null && features.Conformance.IsArchival() && features.Conformance.ArchivalPart() is var part)
            yield return new($"Encryption and PDF/A-{part}a exclude each other: an archive must be able to read its files (ISO 19005-{part}, 6.1.3).", "Leave the encryption or the PDF/A conformance out; PDF/UA-1 may stay.");
        if (!features.Attachments.IsDefaultOrEmpty && features.Conformance.HasFlag(PdfConformance.A2a))
            yield return new("Attachments and PDF/A-2a exclude each other: it takes no files but PDF/A files (ISO 19005-2, 6.8).", "Ask for PDF/A-3a, which takes any file, or leave the attachments out.");
    }

    private static string? FaultOf(string watermark) =>
        string.IsNullOrWhiteSpace(watermark) ? "is empty" : watermark.Length > LongestWatermark ? $"has {watermark.Length} characters, more than {LongestWatermark}: nobody could read it across a page" : null;

    private readonly record struct Conflict(string Message, string Hint);
}
