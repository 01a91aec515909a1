using System.Security.Cryptography;

namespace Renderer.Archive.Objects;

/// <summary>Storing without a digest at hand.</summary>
public static class ObjectDigest
{
    /// <summary>SHA-256 of content, lower-case hex.</summary>
    public static string Of(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    /// <summary>Stores an object unless the key is taken; computes the digest itself.</summary>
    public static Task PutIfAbsentAsync(this IObjectStore store, ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        store.PutIfAbsentAsync(key, content, Of(content), cancellationToken);
}
