namespace Renderer.Archive.Objects;

/// <summary>Where finished files lie: a folder, or a bucket.</summary>
/// <remarks>
/// Every method throws <see cref="ObjectStoreException"/> when the store cannot do its work now; the caller tries again later.
/// Objects are written once under names that derive from their content; only the pointers below <c>reports/</c> are replaced.
/// </remarks>
public interface IObjectStore
{
    /// <summary>Whether the store itself refuses a second object under a key; if not, the catalogue must be asked who came first.</summary>
    bool IsConditional => true;

    /// <summary>Stores an object unless the key is taken, and makes sure that what then lies there is this content.</summary>
    /// <remarks>When the method returns the object is whole and durable. A key taken by the same content is success; by other content, an error.</remarks>
    Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Stores an object, replacing what was there. Readers see the old content or the new one, never a mixture.</summary>
    Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The content of an object; null when there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Length in bytes of an object; null when there is none.</summary>
    Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Where the store serves the object, as an absolute URI.</summary>
    Uri AddressOf(ObjectKey key);

    /// <summary>Returns when an object could be written now.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
