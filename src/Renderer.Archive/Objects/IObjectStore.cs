namespace Renderer.Archive.Objects;

/// <summary>Where finished files lie: a folder, or a bucket.</summary>
/// <remarks>
/// Every method throws <see cref="ObjectStoreException"/> when the store cannot do its work now; the caller tries again later.
/// Objects are written once under names that derive from their content; only the pointers below <c>reports/</c> are replaced.
/// </remarks>
public interface IObjectStore
{
    /// <summary>Whether writing once is the store's own promise. If not, whoever writes claims the key elsewhere first.</summary>
    bool IsConditional { get; }

    /// <summary>Stores an object unless the key is taken, and makes sure that what then lies there is this content.</summary>
    /// <param name="key">Where to.</param>
    /// <param name="content">What.</param>
    /// <param name="sha256">SHA-256 of the content, lower-case hex: the caller has it already, and hashing twice costs more than sending.</param>
    /// <param name="cancellationToken">Ends the attempt; the object is then there whole or not at all.</param>
    /// <remarks>When the method returns the object is whole and durable. A key taken by the same content is success; by other content, an error.</remarks>
    Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken);

    /// <summary>Stores an object, replacing what was there. Readers see the old content or the new one, never a mixture.</summary>
    Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The content of an object; null when there is none. One above <see cref="StorageOptions.MaximumObjectBytes"/> is an error.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Length in bytes of an object; null when there is none.</summary>
    Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Removes an object; one that is not there is a success.</summary>
    Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Where the store serves the object, as an absolute URI; readers need its permission.</summary>
    Uri AddressOf(ObjectKey key);

    /// <summary>The address that events and API carry: a link where <see cref="StorageOptions.PresignedLinks"/> is set, else the plain address.</summary>
    Task<Uri> AddressForReadersAsync(ObjectKey key) => Task.FromResult(AddressOf(key));

    /// <summary>An address that lets whoever has it read the object for so long; the plain address where the store knows no such thing.</summary>
    Task<Uri> LinkAsync(ObjectKey key, TimeSpan lifetime);

    /// <summary>Returns when an object could be written now.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
