using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Catalogue;

/// <summary>What is going to lie under a key.</summary>
/// <param name="Key">Object key.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="Bytes">Length in bytes.</param>
internal sealed record ObjectClaim(string Key, string Sha256, long Bytes);

/// <summary>Keys of write-once objects and their content, for a store that cannot refuse a second put: the first claim wins.</summary>
internal sealed class ObjectClaims(CatalogueDatabase database, TimeProvider time)
{
    /// <summary>Claims a key for a content; a key that was claimed for the same content is a success.</summary>
    /// <exception cref="ObjectStoreException">The key belongs to other content.</exception>
    public async Task RequireAsync(ObjectClaim claim, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var holders = await database.RunBatchAsync(
            (catalogue, attempt) => catalogue.Database.SqlQuery<ObjectClaim>(
                $"""
                INSERT INTO object_claims (key, sha256, bytes, claimed_at) VALUES ({claim.Key}, {claim.Sha256}, {claim.Bytes}, {now}) ON CONFLICT (key) DO NOTHING;
                SELECT key AS "Key", sha256 AS "Sha256", bytes AS "Bytes" FROM object_claims WHERE key = {claim.Key}
                """).ToListAsync(attempt),
            cancellationToken);
        if (holders is [var holder] && holder == claim) return;
        throw new ObjectStoreException(
            claim.Key,
            $"the key was claimed for other content than these {claim.Bytes} bytes.",
            "Two programs make different files of one identity: let all workers run the same version, then remove the row from object_claims and the object.")
        {
            Outage = OutageKind.None,
        };
    }
}
