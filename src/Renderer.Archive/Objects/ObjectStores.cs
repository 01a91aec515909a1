using Renderer.Archive.Objects.S3;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects;

/// <summary>Opens the object store that the settings name.</summary>
public static class ObjectStores
{
    /// <summary>Opens and checks the store.</summary>
    /// <remarks>
    /// A store that does not answer yet is opened as unavailable, and becomes available when its check has passed: a service that starts
    /// before its storage waits for it instead of dying again and again. What only an operator can put right in an S3 store is thrown.
    /// </remarks>
    /// <exception cref="ObjectStoreException">The bucket is missing, versioned, or the credentials are not good for it.</exception>
    public static async Task<ResilientObjectStore> OpenAsync(StorageOptions options, DependencyOptions resilience, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = Create(options, resilience, time);
        try
        {
            await CheckAsync(store, options.Kind, cancellationToken);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static ResilientObjectStore Create(StorageOptions options, DependencyOptions resilience, TimeProvider time)
    {
        if (options.Kind == StorageKind.S3)
        {
            var bucket = new S3ObjectStore(options, time);
            return new ResilientObjectStore(bucket, bucket.CheckAsync, resilience, time);
        }

        var folder = new DirectoryObjectStore(options.Folder, options.MaximumObjectBytes);
        return new ResilientObjectStore(folder, Check, resilience, time);

        Task Check(CancellationToken cancellationToken)
        {
            folder.RemoveAbandoned(time.GetUtcNow());
            return folder.ProbeAsync(cancellationToken);
        }
    }

    private static async Task CheckAsync(ResilientObjectStore store, StorageKind kind, CancellationToken cancellationToken)
    {
        try
        {
            await store.Dependency.ProbeAsync(cancellationToken);
        }
        catch (ObjectStoreException e) when (kind == StorageKind.Directory || e.Outage == OutageKind.Passing)
        {
            await store.Dependency.BreakAsync(e.Message);
        }
    }
}
