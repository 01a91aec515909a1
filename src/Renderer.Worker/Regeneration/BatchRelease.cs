using System.Collections.Concurrent;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;

namespace Renderer.Worker.Regeneration;

/// <summary>Shows what a batch held, report by report: switched, announced, then marked.</summary>
internal sealed class BatchRelease(RenditionArchive archive, BatchEvents events)
{
    private const int AtMost = 256;
    private const int AtATime = 8;

    /// <summary>Releases the next reports; returns how many.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task<int> RunAsync(Batch batch, CancellationToken cancellationToken)
    {
        var held = await archive.Batches.ReadHeldAsync(batch.Request.Id, AtMost, cancellationToken);
        if (held.IsEmpty) return 0;
        var released = new ConcurrentBag<ReleasedItem>();
        try
        {
            var bounded = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(held, bounded, async (report, stop) =>
            {
                var isShown = await archive.Batches.ReleaseItemAsync(batch.Request.Id, report, stop);
                if (isShown) await events.ReleasedAsync(batch.Request, report, stop);
                released.Add(new ReleasedItem(report.ReportId, IsSuperseded: !isShown));
            });
        }
        finally
        {
            if (!released.IsEmpty) await archive.Batches.MarkReleasedAsync(batch.Request.Id, released, CancellationToken.None);
        }

        return held.Length;
    }
}
