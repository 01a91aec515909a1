using System.Collections.Concurrent;
using Renderer.Archive.Objects;

namespace Renderer.Archive.Tests;

/// <summary>A store that remembers what was called; it can pretend not to know conditional puts.</summary>
internal sealed class CountingStore(IObjectStore store) : IObjectStore
{
    public ConcurrentBag<string> Calls { get; } = [];

    public bool IsConditional { get; init; } = true;

    public Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken) =>
        Counted("PutIfAbsent", store.PutIfAbsentAsync(key, content, sha256, cancellationToken));

    public Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Counted("Replace", store.ReplaceAsync(key, content, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken) => Counted("Read", store.ReadAsync(key, cancellationToken));

    public Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken) => Counted("FindLength", store.FindLengthAsync(key, cancellationToken));

    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => Counted("Delete", store.DeleteAsync(key, cancellationToken));

    public Uri AddressOf(ObjectKey key) => store.AddressOf(key);

    public Task<Uri> LinkAsync(ObjectKey key, TimeSpan lifetime) => store.LinkAsync(key, lifetime);

    public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    private T Counted<T>(string call, T task)
    {
        Calls.Add(call);
        return task;
    }
}
