using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;

namespace Renderer.Archive.Collecting;

/// <summary>Removes renditions that nothing points at, and data that then nothing uses.</summary>
/// <remarks>
/// Page by page through the catalogue: rows go and graves come in one transaction, then the objects are removed, then the graves are closed.
/// Whoever dies in between leaves open graves, which the next run finishes first. One collection runs at a time.
/// </remarks>
public sealed class Collector
{
    private const int PageSize = 500;
    private const int ParallelDeletes = 8;

    // Many times what a page takes; it is prolonged at every page.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    // Longer than any worker works on one report.
    private static readonly TimeSpan GraveAge = TimeSpan.FromDays(1);

    private readonly CatalogueDatabase _database;
    private readonly IObjectStore _objects;
    private readonly TimeProvider _time;
    private readonly Condemnation _condemnation;
    private readonly Leases _leases;

    internal Collector(CatalogueDatabase database, IObjectStore objects, TimeProvider time)
    {
        (_database, _objects, _time) = (database, objects, time);
        _condemnation = new Condemnation(database, time);
        _leases = new Leases(database, time);
    }

    /// <summary>Goes through all renditions and tells what it does step by step. Ended at any moment, it may be begun again.</summary>
    /// <param name="request">What may be removed.</param>
    /// <param name="owner">Who collects: a name that no other process has.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">The request has a fault.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now, or another collection runs.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async IAsyncEnumerable<CollectedPage> RunAsync(CollectionRequest request, string owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Fault is { } fault) throw new ArgumentException(fault, nameof(request));
        var before = _time.GetUtcNow() - request.OlderThan;
        try
        {
            if (!request.IsDryRun) await FinishEarlierAsync(owner, cancellationToken);
            for (var (after, isLast) = ("", false); !isLast;)
            {
                if (!request.IsDryRun) await TakeLeaseAsync(owner, cancellationToken);
                var ids = await ReadAsync(after, cancellationToken);
                (after, isLast) = (ids.Count > 0 ? ids[^1] : after, ids.Count < PageSize);
                yield return await CollectAsync([.. ids], new CollectionBounds(request.Keep, before, request.IsDryRun), cancellationToken);
            }
        }
        finally
        {
            // Also after a cancellation: the next run need not wait for the lease to end.
            if (!request.IsDryRun) await _leases.GiveBackAsync(Leases.Collector, owner, CancellationToken.None);
        }
    }

    private async Task<CollectedPage> CollectAsync(ImmutableArray<string> ids, CollectionBounds bounds, CancellationToken cancellationToken)
    {
        if (ids.IsEmpty) return new CollectedPage(0, [], 0, 0);
        var condemned = await _condemnation.RunAsync(ids, bounds, cancellationToken);
        if (!bounds.IsDryRun) await BuryAsync(condemned.Graves, cancellationToken);
        return new CollectedPage(ids.Length, condemned.Renditions, condemned.Graves.Sum(g => g.Objects.Length), condemned.DataBytes);
    }

    private Task<List<string>> ReadAsync(string after, CancellationToken cancellationToken) => _database.RunAsync(
        (catalogue, attempt) => catalogue.Renditions.Where(r => string.Compare(r.Id, after) > 0).OrderBy(r => r.Id).Take(PageSize).Select(r => r.Id).ToListAsync(attempt),
        cancellationToken);

    // Objects first, then their claims, then the grave: in this order whoever stores them again is not undone.
    private async Task BuryAsync(ImmutableArray<Grave> graves, CancellationToken cancellationToken)
    {
        if (graves.IsEmpty) return;
        await Parallel.ForEachAsync(
            graves.SelectMany(g => g.Objects),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelDeletes, CancellationToken = cancellationToken },
            async (key, token) => await _objects.DeleteAsync(ObjectKey.Create(key), token));
        await _condemnation.CloseAsync(graves, cancellationToken);
    }

    private async Task FinishEarlierAsync(string owner, CancellationToken cancellationToken)
    {
        await TakeLeaseAsync(owner, cancellationToken);
        await _condemnation.ForgetAsync(_time.GetUtcNow() - GraveAge, cancellationToken);
        while (await _condemnation.ReadOpenAsync(PageSize, cancellationToken) is { IsEmpty: false } open)
        {
            await TakeLeaseAsync(owner, cancellationToken);
            await BuryAsync(open, cancellationToken);
        }
    }

    private async Task TakeLeaseAsync(string owner, CancellationToken cancellationToken)
    {
        if (await _leases.TryTakeAsync(Leases.Collector, owner, Lease, cancellationToken)) return;
        throw new CatalogueException(_database.Place, "another collection runs, or one was killed within the last ten minutes.", "Wait for it to end, then run this again.");
    }
}

/// <summary>What a collection spares.</summary>
internal sealed record CollectionBounds(int Keep, DateTimeOffset Before, bool IsDryRun);
