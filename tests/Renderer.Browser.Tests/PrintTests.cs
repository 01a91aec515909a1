using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary>What a browser would print of the page, and what the PDF holds, is the same text.</summary>
[Collection(Browsing.Name)]
public sealed partial class PrintTests(Chromium chromium, RenderedSamples samples)
{
    public static TheoryData<string> EverySample => new(Samples.All);

    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_InPrint_HasTheTextOfThePdf(string sample)
    {
        var page = await chromium.NewPageAsync(800);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.GotoAsync(samples.Page(sample));
        var printed = WithoutSpace(await page.EvaluateAsync<string>("document.body.innerText"));
        var terms = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('dt')].map(term => term.innerText)");
        await page.CloseAsync();

        printed.Length.ShouldBeGreaterThan(100);
        WithoutSpace(await TextOfAsync(samples.Pdf(sample), [.. terms.Select(WithoutSpace)])).ShouldBe(printed);
    }

    /// <summary>The text of the structure tree: in reading order, without page numbers and heads that are repeated.</summary>
    private static async Task<string> TextOfAsync(string pdf, HashSet<string> terms)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdfinfo", ["-struct-text", pdf]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false })!;
        var tree = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        reader.ExitCode.ShouldBe(0);

        var text = new StringBuilder();
        // A list's bullets and numbers are a browser's too, but no part of its text; the terms of a description list are.
        int? label = null;
        foreach (var line in tree.Split('\n').Where(l => l.Trim().Length > 0))
        {
            var indent = line.Length - line.TrimStart().Length;
            var isInLabel = label is { } above && indent > above;
            if (isInLabel && !terms.Contains(WithoutSpace(line).Trim('"'))) continue;
            if (!isInLabel) label = line.TrimStart().StartsWith("Lbl", StringComparison.Ordinal) ? indent : null;
            if (line.Trim() is ['"', .. var content, '"']) text.Append(content);
        }

        return text.ToString();
    }

    private static string WithoutSpace(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
