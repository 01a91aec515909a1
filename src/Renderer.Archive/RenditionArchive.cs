using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Archive;

/// <summary>Keeps requests and renditions: files in the object store, what is known of them in the catalogue. One instance serves all threads.</summary>
/// <remarks>
/// Effects come in one order: object stored and verified, then the row, then the pointer. Whatever dies in between, doing the same
/// again ends in the same state. Methods throw <see cref="ObjectStoreException"/> or <see cref="CatalogueException"/> when a part
/// cannot do its work now.
/// </remarks>
public sealed class RenditionArchive
{
    private readonly CatalogueDatabase _database;
    private readonly RenditionCatalogue _catalogue;

    private RenditionArchive(CatalogueDatabase database, IObjectStore objects, TimeProvider time)
    {
        _database = database;
        _catalogue = new RenditionCatalogue(database, time);
        Objects = objects;
        Requests = new RequestLedger(database, time);
    }

    /// <summary>The store of the finished files.</summary>
    public IObjectStore Objects { get; }

    /// <summary>The book of requests.</summary>
    public RequestLedger Requests { get; }

    /// <summary>Opens the archive and brings the catalogue's schema up to date.</summary>
    public static async Task<RenditionArchive> OpenAsync(IObjectStore objects, CatalogueOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = new CatalogueDatabase(options);
        await database.MigrateAsync(time.GetUtcNow(), cancellationToken);
        return new RenditionArchive(database, objects, time);
    }

    /// <summary>Stores data under its digest and returns the digest, lower-case hex.</summary>
    public async Task<string> StoreDataAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var sha256 = Sha256(data);
        await Objects.PutIfAbsentAsync(ObjectKey.OfData(sha256), data, cancellationToken);
        return sha256;
    }

    /// <summary>The rendition of that identity, if its row and all its files are there; null if it must be rendered.</summary>
    public async Task<StoredRendition?> FindAsync(string renditionId, CancellationToken cancellationToken)
    {
        var rendition = await _catalogue.FindAsync(renditionId, cancellationToken);
        foreach (var artifact in rendition?.Artifacts ?? [])
        {
            if (await Objects.FindLengthAsync(ObjectKey.Create(artifact.Key), cancellationToken) != artifact.Bytes) return null;
        }

        return rendition;
    }

    /// <summary>Stores a rendition's files and data, then its row.</summary>
    public async Task<StoredRendition> StoreAsync(CheckedData data, RenderedReport report, ImmutableArray<Problem> warnings, CancellationToken cancellationToken)
    {
        var (html, pdf) = (ObjectKey.OfHtml(report.RenditionId), ObjectKey.OfPdf(report.RenditionId));
        await Task.WhenAll(
            StoreDataAsync(data.CanonicalData, cancellationToken),
            Objects.PutIfAbsentAsync(html, report.Html, cancellationToken),
            Objects.PutIfAbsentAsync(pdf, report.Pdf, cancellationToken),
            Objects.PutIfAbsentAsync(ObjectKey.OfProvenance(report.RenditionId), report.Provenance, cancellationToken));
        var rendition = new StoredRendition
        {
            Id = report.RenditionId,
            Template = data.Template,
            TemplateVersion = data.TemplateVersion,
            TemplateDigest = data.TemplateDigest,
            DataDigest = data.DataDigest,
            Pages = report.Pages,
            Artifacts =
            [
                new StoredArtifact("html", html.Value, Sha256(report.Html), report.Html.Length),
                new StoredArtifact("pdf", pdf.Value, Sha256(report.Pdf), report.Pdf.Length),
            ],
            Warnings = warnings,
        };
        await _catalogue.InsertAsync(rendition, cancellationToken);
        return rendition;
    }

    /// <summary>Finishes a request with its rendition and makes that the report's current one, unless a newer revision is: then returns false.</summary>
    public async Task<bool> CompleteAsync(ReportRequest request, StoredRendition rendition, CancellationToken cancellationToken)
    {
        var isCurrent = await _catalogue.CompleteAsync(request, rendition, cancellationToken);
        if (isCurrent) await PointAsync(request.Revision.ReportId, cancellationToken);
        return isCurrent;
    }

    /// <summary>What is known of a report; null when it was never asked for.</summary>
    public Task<ReportStatus?> FindStatusAsync(string reportId, CancellationToken cancellationToken) =>
        _catalogue.FindStatusAsync(reportId, cancellationToken);

    /// <summary>Returns when the catalogue answers.</summary>
    public Task ProbeCatalogueAsync(CancellationToken cancellationToken) => _database.ProbeAsync(cancellationToken);

    // A worker may complete a newer revision while this one writes its pointer. Each looks again after writing, so whoever
    // writes last leaves the newest.
    private async Task PointAsync(string reportId, CancellationToken cancellationToken)
    {
        var key = ObjectKey.OfCurrent(reportId);
        while (true)
        {
            var published = await _catalogue.FindPublishedAsync(reportId, cancellationToken)
                ?? throw new CatalogueException($"The catalogue has lost the row of report {reportId} that was just written. Restore it from a backup.");
            var pointer = JsonSerializer.SerializeToUtf8Bytes(
                new CurrentRendition(reportId, published.Revision, published.Rendition.Id, published.Rendition.Artifacts),
                ReadableJson.Context.CurrentRendition);
            var stored = await Objects.ReadAsync(key, cancellationToken);
            if (stored is { } bytes && bytes.Span.SequenceEqual(pointer)) return;
            await Objects.ReplaceAsync(key, pointer, cancellationToken);
        }
    }

    private static string Sha256(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
