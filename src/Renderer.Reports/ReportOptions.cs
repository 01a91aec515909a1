using System.Collections.Immutable;

namespace Renderer.Reports;

/// <summary>Settings of checking and rendering.</summary>
public sealed record ReportOptions
{
    /// <summary>Folder of the template packages.</summary>
    public required string TemplatesFolder { get; init; }

    /// <summary>Folders of fonts, the shipped one first.</summary>
    public required ImmutableArray<string> FontFolders { get; init; }

    /// <summary>Most bytes of data. Default 32 MiB.</summary>
    public long MaximumDataBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>Most pages of a document. Default 2,000.</summary>
    public int MaximumPages { get; init; } = 2000;

    /// <summary>Whether the canonical data lies in every PDF as <c>data.json</c>, whatever its template says; PDF/A-2a becomes PDF/A-3a. Default no.</summary>
    public bool AttachData { get; init; }

    /// <summary>How PDF files are compressed. Default fast.</summary>
    public PdfCompression PdfCompression { get; init; }

    /// <summary>A word across every page of every PDF, such as 征求意见稿; null for none. Default none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Encryption of every PDF; null for none. Not for renditions that are stored: it is in no identity, and PDF/A excludes it. Default none.</summary>
    public PrintProtection? Protection { get; init; }

    /// <summary>Longest time of one render. Default 60 s.</summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>A setting that makes rendering impossible.</summary>
public sealed class ReportConfigurationException(string message) : Exception(message);
