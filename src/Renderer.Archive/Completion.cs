using System.Collections.Immutable;
using Renderer.Reports;

namespace Renderer.Archive;

/// <summary>What a request came to.</summary>
/// <param name="Rendition">The stored rendition; its own warnings are those of rendering, which come again with the same bytes.</param>
public sealed record Completion(StoredRendition Rendition)
{
    /// <summary>What the report is about, for those who look for it by body and year; null when its template does not say.</summary>
    public ReportSubject? Subject { get; init; }

    /// <summary>What checking and comparing warned of. Not the rendition's: the same bytes compare otherwise once last year's report is there.</summary>
    public ImmutableArray<Problem> Findings { get; init; } = [];

    /// <summary>In a batch: SHA-256 of the data that the work started from, as the message names it. When the report's own is another by now, the result is superseded. Null for no such look.</summary>
    public string? SourceDigest { get; init; }

    /// <summary>Everything to be announced.</summary>
    public ImmutableArray<Problem> Warnings => [.. Findings, .. Rendition.Warnings];
}
