using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Regeneration;

/// <summary>Has items sent again whose message is lost: after a long time without an outcome, and at once where the queue died with its process.</summary>
internal sealed class SentItems(RenditionArchive archive, IRequestQueue queue, RegenerationOptions options, TimeProvider time)
{
    // Often enough for any wait an operator may set, and no load.
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DateTimeOffset> _looked = new(StringComparer.Ordinal);
    private volatile bool _hasLost;

    /// <summary>Says that a message of this process's queue is gone without an outcome.</summary>
    public void Lose() => _hasLost = !queue.IsDurable;

    /// <summary>Makes the lost items of a batch planned again.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task ReturnAsync(Batch batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_hasLost)
        {
            _hasLost = false;
            _looked.Clear();
        }

        var isFirst = !_looked.TryGetValue(batch.Request.Id, out var looked);
        if (!isFirst && now - looked < LookPeriod) return;
        // A queue in memory has nothing of what an earlier process sent.
        await archive.Batches.ReturnStaleAsync(batch.Request.Id, isFirst && !queue.IsDurable ? now : now - options.ResendAfter, cancellationToken);
        _looked[batch.Request.Id] = now;
    }
}
