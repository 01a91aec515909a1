using System.Collections.Immutable;
using Renderer.Pdf.Reading;

namespace Renderer.Reports;

/// <summary>What a PDF file holds and what is wrong with it.</summary>
/// <param name="Version">Version of PDF.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Elements">How many structure elements; 0 for a file that is not tagged.</param>
/// <param name="Fonts">Its fonts and how many bytes each takes; 0 for one that is not embedded.</param>
/// <param name="Claims">The standards it claims.</param>
/// <param name="Attachments">Names of the files inside it.</param>
/// <param name="IsEncrypted">Whether it is encrypted.</param>
/// <param name="Problems">Faults, and as warnings what was not read.</param>
/// <param name="PageTexts">The text of each page.</param>
public sealed record CheckedPdf(
    string Version, int Pages, int Elements, ImmutableArray<CheckedFont> Fonts, ImmutableArray<string> Claims, ImmutableArray<string> Attachments, bool IsEncrypted,
    ImmutableArray<Problem> Problems, ImmutableArray<string> PageTexts);

/// <summary>A font of a PDF file.</summary>
public sealed record CheckedFont(string Name, int Bytes);

/// <summary>Checks a PDF file by itself: syntax, object graph, fonts, structure, text.</summary>
public static class PdfCheck
{
    /// <summary>Checks a file.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="password">What opens it; empty where nobody is asked.</param>
    public static CheckedPdf Run(ReadOnlyMemory<byte> pdf, string name, string password)
    {
        var found = PdfInspector.Inspect(pdf, password);
        return new(
            found.Version, found.Pages, found.Elements, [.. found.Fonts.Select(f => new CheckedFont(f.Name, f.Bytes))], found.Claims, found.Attachments, found.IsEncrypted,
            [.. found.Faults.Select(f => ProblemOf(f, name))], found.PageTexts);
    }

    private static Problem ProblemOf(PdfFault fault, string name) => new(
        fault.IsNotRead ? Severity.Warning : Severity.Error, Codes.PdfInvalid, fault.Number == 0 ? name : $"{name}(object {fault.Number})", fault.Message,
        fault.IsNotRead ? "check it with another reader; this one reads what Renderer writes" : "the file is damaged, or was made wrong: take it from its source again");
}
