using System.Collections.Concurrent;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;

namespace Renderer.Worker.Regeneration;

/// <summary>What batches were asked to do, kept in memory: it never changes, and every item needs it.</summary>
internal sealed class BatchTerms(RenditionArchive archive)
{
    // More at once than any operator runs; beyond it they are simply read again.
    private const int Kept = 64;

    private readonly ConcurrentDictionary<string, BatchRequest> _known = new(StringComparer.Ordinal);

    /// <summary>What a batch was asked to do; null when there is none of this id.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task<BatchRequest?> FindAsync(string batchId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(batchId, out var known)) return known;
        if (await archive.Batches.FindAsync(batchId, cancellationToken) is not { } batch) return null;
        if (_known.Count >= Kept) _known.Clear();
        _known[batchId] = batch.Request;
        return batch.Request;
    }
}
