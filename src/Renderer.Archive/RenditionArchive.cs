using System.Collections.Immutable;
using System.Security.Cryptography;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Collecting;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Archive.Templates;
using Renderer.Reports;

namespace Renderer.Archive;

/// <summary>Keeps requests and renditions: files in the object store, what is known of them in the catalogue. One instance serves all threads.</summary>
/// <remarks>
/// Effects come in one order: object stored and verified, then the row, then the pointer. Whatever dies in between, doing the same
/// again ends in the same state. Methods throw <see cref="ObjectStoreException"/> or <see cref="CatalogueException"/> when a part
/// cannot do its work now.
/// </remarks>
public sealed class RenditionArchive : IAsyncDisposable
{
    private readonly CatalogueDatabase _database;
    private readonly RenditionCatalogue _catalogue;
    private readonly CurrentPointer _pointer;
    private readonly WriteOnceObjects _writer;
    private readonly ReportDataIndex _data;
    private readonly BatchCompletion _completion;
    private readonly BatchItems _items;
    private readonly Graves _graves;

    private RenditionArchive(CatalogueDatabase database, IObjectStore objects, TimeProvider time)
    {
        _database = database;
        _catalogue = new RenditionCatalogue(database, time);
        _pointer = new CurrentPointer(_catalogue, objects);
        _writer = new WriteOnceObjects(objects, new ObjectClaims(database, time));
        _data = new ReportDataIndex(database);
        _completion = new BatchCompletion(database, time);
        _items = new BatchItems(database, time);
        _graves = new Graves(database, objects, time);
        Collector = new Collector(database, objects, time);
        Objects = objects;
        Requests = new RequestLedger(database, time);
        Batches = new BatchLedger(database, _pointer, time);
        Templates = new TemplateRegistry(database, objects, _writer, time);
    }

    /// <summary>The store of the finished files.</summary>
    public IObjectStore Objects { get; }

    /// <summary>The book of requests.</summary>
    public RequestLedger Requests { get; }

    /// <summary>The book of batches.</summary>
    public BatchLedger Batches { get; }

    /// <summary>The published template versions.</summary>
    public TemplateRegistry Templates { get; }

    /// <summary>Removes what nothing points at.</summary>
    public Collector Collector { get; }

    /// <summary>Whether the catalogue works.</summary>
    public Dependency Catalogue => _database.Dependency;

    /// <summary>Opens the archive, and brings the catalogue's schema up to date or checks it.</summary>
    /// <remarks>A database server that cannot be reached just now is no error: the catalogue is unavailable until it can, and the schema is looked after then.</remarks>
    /// <exception cref="CatalogueException">The catalogue cannot be used before somebody acts.</exception>
    public static async Task<RenditionArchive> OpenAsync(
        IObjectStore objects, CatalogueOptions options, DependencyOptions resilience, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = new CatalogueDatabase(options, resilience, time);
        try
        {
            await database.OpenAsync(cancellationToken);
            return new RenditionArchive(database, objects, time);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stores data under its digest and returns the digest, lower-case hex.</summary>
    public async Task<string> StoreDataAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var sha256 = Sha256(data);
        await _writer.PutAsync(ObjectKey.OfData(sha256), data, sha256, cancellationToken);
        return sha256;
    }

    /// <summary>The rendition of that identity, if its row and all its files are there; null if it must be rendered.</summary>
    /// <remarks>
    /// No row comes before its files, but files can be lost. A repeated request is the moment that heals it, and the only one that
    /// looks, so it pays for the look: all files at once.
    /// </remarks>
    public async Task<StoredRendition?> FindAsync(string renditionId, CancellationToken cancellationToken)
    {
        if (await _catalogue.FindAsync(renditionId, cancellationToken) is not { } rendition) return null;
        var lengths = await Task.WhenAll(rendition.Artifacts.Select(a => Objects.FindLengthAsync(ObjectKey.Create(a.Key), cancellationToken)));
        return rendition.Artifacts.Select(a => (long?)a.Bytes).SequenceEqual(lengths) ? rendition : null;
    }

    /// <summary>Stores a rendition's files and data. <see cref="CompleteAsync"/> writes its row, and must follow: nothing else knows of the files.</summary>
    public async Task<StoredRendition> StoreAsync(CheckedData data, RenderedReport report, ImmutableArray<Problem> warnings, CancellationToken cancellationToken)
    {
        ImmutableArray<ArtifactContent> contents =
        [
            new(ReportFormats.Html, ObjectKey.OfHtml(report.RenditionId), report.Html, Sha256(report.Html)),
            new(ReportFormats.Pdf, ObjectKey.OfPdf(report.RenditionId), report.Pdf, Sha256(report.Pdf)),
            .. report.Companions.Select(c => new ArtifactContent(c.Format, ObjectKey.OfCompanion(report.RenditionId, c.FileName), c.Content, Sha256(c.Content))),
            new(ReportFormats.Json, ObjectKey.OfData(data.DataDigest), data.CanonicalData, data.DataDigest),
        ];
        await Task.WhenAll([
            .. contents.Select(c => _writer.PutAsync(c.Key, c.Bytes, c.Sha256, cancellationToken)),
            _writer.PutAsync(ObjectKey.OfProvenance(report.RenditionId), report.Provenance, Sha256(report.Provenance), cancellationToken),
        ]);
        return new StoredRendition
        {
            Id = report.RenditionId,
            Template = data.Template,
            TemplateVersion = data.TemplateVersion,
            TemplateDigest = data.TemplateDigest,
            DataDigest = data.DataDigest,
            Pages = report.Pages,
            Artifacts = [.. contents.Select(c => new StoredArtifact(c.Format, c.Key.Value, c.Sha256, c.Bytes.Length))],
            Warnings = warnings,
        };
    }

    /// <summary>Records a rendition, finishes its request with it and makes it the report's current one, unless a newer revision is: then returns false.</summary>
    public async Task<bool> CompleteAsync(ReportRequest request, Completion completion, CancellationToken cancellationToken)
    {
        var mine = new PublishedRendition(request.Revision.Number, completion.Rendition, completion.Warnings);
        var hasChanged = await _catalogue.CompleteAsync(request, completion, cancellationToken);
        if (hasChanged is null && await _graves.TryReopenAsync(completion.Rendition, cancellationToken))
            hasChanged = await _catalogue.CompleteAsync(request, completion, cancellationToken);
        if (hasChanged is not { } changed) throw Graves.Passing(completion.Rendition);
        if (changed) await _pointer.WriteAsync(request.Revision.ReportId, mine, cancellationToken);
        return changed || await _pointer.HealAsync(request.Revision.ReportId, mine, cancellationToken);
    }

    /// <summary>The same for an item of a batch: finishes the item if it is still open, and only then changes what the report shows, unless the batch holds.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="request">What was asked for; nothing becomes of the report's own request.</param>
    /// <param name="completion">What it came to.</param>
    /// <param name="isReused">Whether the rendition lay there already.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <remarks>Again, after the item was finished by this rendition, it makes sure of the pointer and changes nothing else.</remarks>
    public async Task<ItemCompletion> CompleteItemAsync(string batchId, ReportRequest request, Completion completion, bool isReused, CancellationToken cancellationToken)
    {
        var effect = await _completion.CompleteAsync(batchId, request, completion, isReused, cancellationToken);
        if (effect.IsCondemned && await _graves.TryReopenAsync(completion.Rendition, cancellationToken))
            effect = await _completion.CompleteAsync(batchId, request, completion, isReused, cancellationToken);
        if (effect.IsCondemned) throw Graves.Passing(completion.Rendition);
        // Only what this item shows is looked after; a cancelled, a held or another's rendition has no business with the pointer.
        if (effect.Item is not { State: BatchItemState.Rendered or BatchItemState.Unchanged, IsHeld: false } item || item.RenditionId != completion.Rendition.Id)
            return new ItemCompletion(effect.IsMine, IsCurrent: false, IsUnchanged: false);
        var mine = new PublishedRendition(request.Revision.Number, completion.Rendition, completion.Warnings);
        var isNew = effect.IsMine && item is { State: BatchItemState.Rendered, IsSuperseded: false };
        if (isNew) await _pointer.WriteAsync(request.Revision.ReportId, mine, cancellationToken);
        var isCurrent = isNew || await _pointer.HealAsync(request.Revision.ReportId, mine, cancellationToken);
        return new ItemCompletion(effect.IsMine, isCurrent, item.State == BatchItemState.Unchanged);
    }

    /// <summary>Records that an item of a batch can never be rendered; false when it was finished or cancelled before.</summary>
    public Task<bool> RejectItemAsync(string batchId, ReportRevision revision, ImmutableArray<Problem> problems, CancellationToken cancellationToken) =>
        _items.FinishAsync(batchId, revision, FaultOf(BatchItemState.Rejected, problems.FirstOrDefault(p => p.Severity == Severity.Error) ?? problems[0]), cancellationToken);

    /// <summary>Records that an item's attempts are used up; false when it was finished or cancelled before.</summary>
    public Task<bool> FailItemAsync(string batchId, ReportRevision revision, Problem problem, CancellationToken cancellationToken) =>
        _items.FinishAsync(batchId, revision, FaultOf(BatchItemState.Failed, problem), cancellationToken);

    /// <summary>Where the data of those of the reports lies that show something now.</summary>
    public Task<ImmutableArray<ReportData>> FindDataAsync(IReadOnlyCollection<string> reportIds, CancellationToken cancellationToken) =>
        _data.FindAsync(reportIds, cancellationToken);

    /// <summary>Where the data of the report about the same a year before lies; null when there is none.</summary>
    public Task<ReportData?> FindPreviousAsync(ReportSubject subject, CancellationToken cancellationToken) => _data.FindPreviousAsync(subject, cancellationToken);

    /// <summary>The data of a report; null when the store has lost it.</summary>
    public Task<ReadOnlyMemory<byte>?> ReadDataAsync(ReportData data, CancellationToken cancellationToken) =>
        Objects.ReadAsync(ObjectKey.OfData(data.DataDigest), cancellationToken);

    /// <summary>What is known of a report; null when it was never asked for.</summary>
    public Task<ReportStatus?> FindStatusAsync(string reportId, CancellationToken cancellationToken) =>
        _catalogue.FindStatusAsync(reportId, cancellationToken);

    /// <summary>Returns when the catalogue answers.</summary>
    public Task ProbeCatalogueAsync(CancellationToken cancellationToken) => _database.Dependency.ProbeAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static ItemFault FaultOf(BatchItemState state, Problem problem) => new(state, problem.Code, problem.Place.Length > 0 ? $"{problem.Place}: {problem.Message}" : problem.Message);

    private static string Sha256(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    private sealed record ArtifactContent(string Format, ObjectKey Key, ReadOnlyMemory<byte> Bytes, string Sha256);
}
