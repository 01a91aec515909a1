using System.Text.RegularExpressions;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Browser.Tests.Outside;

/// <summary>PDFBox's preflight, which judges by PDF/A-1b (ISO 19005-1): older than what our files claim, but with the same demands on fonts, metadata and colours.</summary>
internal static partial class Preflight
{
    private static readonly string ClassPath = string.Join(':', new[] { "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api" }.Select(jar => $"/usr/share/java/{jar}.jar"));

    /// <summary>Each kind of complaint about the files of a folder, once.</summary>
    public static IReadOnlyList<string> ComplaintsAbout(string folder)
    {
        var answer = OutsideReader.Ask("java", "-cp", ClassPath, "org.apache.pdfbox.preflight.Validator_A1b", "group", folder);
        answer.Output.ShouldContain(".pdf is ", customMessage: answer.Complaints);
        return [.. answer.Output.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])).Select(WithoutPlace).Distinct().Order(StringComparer.Ordinal)];
    }

    // Without the page, and without the name of the font.
    private static string WithoutPlace(string line) => FontName().Replace(line.Split(" on page ")[0], "");

    [GeneratedRegex(@"[A-Z]{6}\+[^ :]+: ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FontName();
}
