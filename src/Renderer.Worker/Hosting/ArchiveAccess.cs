using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;

namespace Renderer.Worker.Hosting;

/// <summary>Opens store and catalogue alone, for commands that need no service.</summary>
public static class ArchiveAccess
{
    /// <summary>Opens the archive; an embedded catalogue that is not there yet is made.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be opened.</exception>
    /// <exception cref="ObjectStoreException">The object store cannot be used before somebody acts.</exception>
    public static Task<RenditionArchive> OpenAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken) =>
        WorkerParts.OpenArchiveAsync(settings, time, cancellationToken);

    /// <summary>Opens the archive to look at it; null when its catalogue is not there yet or older than this program, and so holds nothing of what is looked for.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be read now, or a newer program has changed it.</exception>
    public static async Task<RenditionArchive?> OpenToLookAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var schema = await CatalogueSchema.ReadAsync(settings.Catalogue, cancellationToken);
        return schema.Steps.IsEmpty ? await OpenAsync(settings, time, cancellationToken) : null;
    }
}
