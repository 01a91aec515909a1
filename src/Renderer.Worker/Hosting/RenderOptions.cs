using Renderer.Reports;

namespace Renderer.Worker.Hosting;

/// <summary>Bounds of rendering. Section <c>Render</c>.</summary>
public sealed class RenderOptions
{
    /// <summary>Most bytes of data of a report. Default 32 MiB.</summary>
    public long MaximumDataBytes { get; set; } = 32L * 1024 * 1024;

    /// <summary>Most pages of a document. Default 2,000.</summary>
    public int MaximumPages { get; set; } = 2000;

    /// <summary>Longest time of one render. Default 60 s.</summary>
    public TimeSpan MaximumTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the canonical data lies in every PDF as <c>data.json</c>, whatever its template says; PDF/A-2a becomes PDF/A-3a. Default no.</summary>
    public bool AttachData { get; set; }

    /// <summary>How PDF files are compressed: <c>fast</c>, <c>small</c> (smaller, at several times the time) or <c>none</c> (for a person to read). Default <c>fast</c>.</summary>
    public string PdfCompression { get; set; } = "fast";

    /// <summary>A word across every page of every PDF, such as 征求意见稿, so that nothing a trial installation makes is taken for published; empty for none. Default none.</summary>
    public string Watermark { get; set; } = "";

    /// <summary>How many reports are worked on at the same time; 0 for as many as there are processors. Default 0.</summary>
    public int Concurrency { get; set; }

    /// <summary>What a broken sum is where the request does not say: <c>warning</c>, and the report is published as its body signed it, or <c>error</c>, and it is rejected. Default <c>warning</c>.</summary>
    public string BrokenSums { get; set; } = "warning";

    /// <summary>How many reports are worked on at the same time.</summary>
    public int EffectiveConcurrency => Concurrency == 0 ? Environment.ProcessorCount : Concurrency;

    /// <summary>What a broken sum is for a request that may say it itself.</summary>
    public Severity BrokenSumsOf(string? request) => (request ?? BrokenSums) == "error" ? Severity.Error : Severity.Warning;

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (MaximumDataBytes is < 1 or > 1024L * 1024 * 1024)
            yield return $"Render:MaximumDataBytes is {MaximumDataBytes}. Set Render__MaximumDataBytes to a number between 1 and 1073741824.";
        if (MaximumPages is < 1 or > 100_000)
            yield return $"Render:MaximumPages is {MaximumPages}. Set Render__MaximumPages to a number between 1 and 100000.";
        if (MaximumTime < TimeSpan.FromMilliseconds(1) || MaximumTime > TimeSpan.FromHours(1))
            yield return $"Render:MaximumTime is {MaximumTime}. Set Render__MaximumTime to a time between 00:00:00.001 and 01:00:00.";
        if (PdfCompression is not ("fast" or "small" or "none"))
            yield return $"Render:PdfCompression is \"{PdfCompression}\". Set Render__PdfCompression to fast, small or none.";
        if (BrokenSums is not ("warning" or "error"))
            yield return $"Render:BrokenSums is \"{BrokenSums}\". Set Render__BrokenSums to warning or error.";
        if (Watermark.Length > 50 || Watermark.Any(char.IsControl) || (Watermark.Length > 0 && string.IsNullOrWhiteSpace(Watermark)))
            yield return $"Render:Watermark is \"{Watermark}\". Set Render__Watermark to at most 50 characters that can be seen, or leave it out.";
        if (Concurrency is < 0 or > 512)
            yield return $"Render:Concurrency is {Concurrency}. Set Render__Concurrency to a number between 0 and 512.";
    }
}
