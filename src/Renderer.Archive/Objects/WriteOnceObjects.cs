using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Objects;

/// <summary>Puts objects that are written once, whether or not the store promises that by itself.</summary>
internal sealed class WriteOnceObjects(IObjectStore objects, ObjectClaims claims)
{
    /// <exception cref="ObjectStoreException">The store cannot do its work now, or the key belongs to other content.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task PutAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken)
    {
        // A store that does not refuse a second put leaves it to the catalogue to say whose content comes under a key.
        if (!objects.IsConditional) await claims.RequireAsync(new ObjectClaim(key.Value, sha256, content.Length), cancellationToken);
        await objects.PutIfAbsentAsync(key, content, sha256, cancellationToken);
    }
}
