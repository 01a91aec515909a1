using Renderer.Contracts;

namespace Renderer.Worker.Regeneration;

/// <summary>Starts and cancels batches, whichever way they were asked for. The same command again changes nothing.</summary>
internal sealed class RegenerationCommands
{
    /// <summary>Starts a batch, finds the one that the same command started before, or only counts.</summary>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="Archive.Objects.ObjectStoreException">The store cannot do its work now.</exception>
    public Task<CommandOutcome> StartAsync(RegenerateReports command, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Cancels a batch.</summary>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot do its work now.</exception>
    public Task<CommandOutcome> CancelAsync(CancelRegeneration command, CancellationToken cancellationToken) => throw new NotSupportedException();
}
