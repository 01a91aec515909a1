using System.Collections.Immutable;
using System.Text;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>What a report shows now, as it lies in the store: whatever version made it, this is what its readers see.</summary>
internal sealed record PublishedReport(string Html, string? Fragment)
{
    private const string FragmentFile = "fragment.html";

    /// <summary>Pages of its PDF; null when it was replaced meanwhile.</summary>
    public int? Pages { get; init; }

    /// <summary>What it was announced with.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];

    /// <summary>The published report; null when the store has lost its page.</summary>
    public static async Task<PublishedReport?> ReadAsync(RenditionArchive archive, SelectedReport report, CancellationToken cancellationToken)
    {
        if (await TextAsync(ObjectKey.OfHtml(report.RenditionId)) is not { } html) return null;
        var hasFragment = report.Formats.Contains(ReportFormats.Fragment);
        var fragment = hasFragment ? await TextAsync(ObjectKey.OfCompanion(report.RenditionId, FragmentFile)) : null;
        if (hasFragment && fragment is null) return null;
        var published = (await archive.FindStatusAsync(report.ReportId, cancellationToken))?.Published;
        return published?.Rendition.Id == report.RenditionId
            ? new(html, fragment) { Pages = published.Rendition.Pages, Warnings = published.Warnings }
            : new(html, fragment);

        async Task<string?> TextAsync(ObjectKey key) => await archive.Objects.ReadAsync(key, cancellationToken) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
    }
}
