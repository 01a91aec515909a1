using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects;

/// <summary>An object store whose calls are bounded in time, repeated after a passing outage, and not tried while the store does not work.</summary>
public sealed class ResilientObjectStore : IObjectStore, IDisposable
{
    private readonly IObjectStore _store;

    /// <summary>Wraps a store, which it then owns.</summary>
    /// <param name="store">The store.</param>
    /// <param name="check">Returns when the store is fit for its use; asked after every outage, before anything is written.</param>
    /// <param name="options">Section <c>Resilience:Storage</c>.</param>
    /// <param name="time">The clock.</param>
    public ResilientObjectStore(IObjectStore store, Func<CancellationToken, Task> check, DependencyOptions options, TimeProvider time)
    {
        _store = store;
        Place = store.AddressOf(ObjectKey.Create("any")).ToString()[..^"any".Length];
        Dependency = new Dependency(options, new DependencyTraits("storage", Classify, Outage, check), time);
    }

    /// <summary>Whether the store works.</summary>
    public Dependency Dependency { get; }

    /// <summary>Address of the folder or bucket.</summary>
    public string Place { get; }

    /// <inheritdoc/>
    public bool IsConditional => _store.IsConditional;

    /// <inheritdoc/>
    public Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken) =>
        Dependency.RunAsync(token => _store.PutIfAbsentAsync(key, content, sha256, token), cancellationToken);

    /// <inheritdoc/>
    public Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Dependency.RunAsync(token => _store.ReplaceAsync(key, content, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken) =>
        Dependency.RunAsync(token => _store.ReadAsync(key, token), cancellationToken);

    /// <inheritdoc/>
    public Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken) =>
        Dependency.RunAsync(token => _store.FindLengthAsync(key, token), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => Dependency.RunAsync(token => _store.DeleteAsync(key, token), cancellationToken);

    /// <inheritdoc/>
    public Uri AddressOf(ObjectKey key) => _store.AddressOf(key);

    /// <inheritdoc/>
    public Task<Uri> AddressForReadersAsync(ObjectKey key) => _store.AddressForReadersAsync(key);

    /// <inheritdoc/>
    public Task<Uri> LinkAsync(ObjectKey key, TimeSpan lifetime) => _store.LinkAsync(key, lifetime);

    /// <inheritdoc/>
    public Task ProbeAsync(CancellationToken cancellationToken) => Dependency.ProbeAsync(_store.ProbeAsync, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dependency.Dispose();
        (_store as IDisposable)?.Dispose();
    }

    private static OutageKind Classify(Exception exception) => (exception as ObjectStoreException)?.Outage ?? OutageKind.None;

    private ObjectStoreException Outage(string reason, Exception? cause) =>
        new(Place, reason, "What was accepted is rendered when the store works again.", cause);
}
