using Renderer.Archive.Objects.S3;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects;

/// <summary>Opens the object store that the settings name.</summary>
public static class ObjectStores
{
    /// <summary>Opens and checks the store.</summary>
    /// <remarks>
    /// A bucket whose server does not answer yet is opened as unavailable, and becomes available when its check has passed: a service that
    /// starts before its storage waits for it instead of dying again and again. What only an operator can put right is thrown.
    /// </remarks>
    /// <exception cref="ObjectStoreException">The bucket is missing, versioned, or the credentials are not good for it.</exception>
    public static async Task<ResilientObjectStore> OpenAsync(StorageOptions options, DependencyOptions resilience, TimeProvider time, CancellationToken cancellationToken) =>
        options.Kind == StorageKind.S3 ? await OpenBucketAsync(options, resilience, time, cancellationToken) : await OpenFolderAsync(options, resilience, time);

    private static async Task<ResilientObjectStore> OpenBucketAsync(
        StorageOptions options, DependencyOptions resilience, TimeProvider time, CancellationToken cancellationToken)
    {
        var bucket = new S3ObjectStore(options, time);
        var store = new ResilientObjectStore(bucket, bucket.CheckAsync, resilience, time);
        try
        {
            await store.Dependency.ProbeAsync(cancellationToken);
        }
        catch (ObjectStoreException e) when (e.Outage == OutageKind.Passing)
        {
            await store.Dependency.BreakAsync(e.Message);
        }
        catch
        {
            store.Dispose();
            throw;
        }

        return store;
    }

    // Nothing is created until the first object comes: a folder that cannot be used then is an outage like any other.
    private static async Task<ResilientObjectStore> OpenFolderAsync(StorageOptions options, DependencyOptions resilience, TimeProvider time)
    {
        var folder = new DirectoryObjectStore(options.Folder, options.MaximumObjectBytes);
        var store = new ResilientObjectStore(folder, folder.ProbeAsync, resilience, time);
        try
        {
            folder.RemoveAbandoned(time.GetUtcNow());
        }
        catch (ObjectStoreException e)
        {
            await store.Dependency.BreakAsync(e.Message);
        }

        return store;
    }
}
