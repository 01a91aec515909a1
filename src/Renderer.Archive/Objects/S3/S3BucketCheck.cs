using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects.S3;

/// <summary>Whether a bucket is fit for its use: there, ours to read and write, without versions; and whether it keeps the condition of a put.</summary>
internal sealed class S3BucketCheck(IAmazonS3 client, StorageOptions options, string probeKey)
{
    /// <summary>Refuses a bucket that keeps old versions.</summary>
    /// <remarks>
    /// Every report's pointer is replaced again and again, and each time the old one would stay and be paid for; and what is deleted because
    /// the law demands it would still be there.
    /// </remarks>
    public async Task RefuseVersionedAsync(CancellationToken cancellationToken)
    {
        var status = await FindVersioningAsync(cancellationToken);
        if (status == VersionStatus.Enabled) throw Versioned("keeps versions of its objects.");
        if (status == VersionStatus.Suspended && await HoldsVersionsAsync(cancellationToken))
            throw Versioned("kept versions of its objects, and still holds some.");
    }

    /// <summary>Puts the probe object under the condition that it is not there; null when the server does not know such conditions.</summary>
    /// <returns>Whether the put was refused because the object is there.</returns>
    public async Task<bool?> IsPutRefusedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.PutObjectAsync(Probe(ifNoneMatch: "*"), cancellationToken);
            return false;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotImplemented)
        {
            return null;
        }
    }

    /// <summary>Puts the probe object without any condition.</summary>
    public Task PutAsync(CancellationToken cancellationToken) => client.PutObjectAsync(Probe(ifNoneMatch: null), cancellationToken);

    private async Task<VersionStatus?> FindVersioningAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = options.Bucket }, cancellationToken)).VersioningConfig?.Status;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotImplemented)
        {
            // A server without versions.
            return null;
        }
    }

    // The first thousand tell: a bucket that was used under versioning holds an object with a version id at its beginning, too.
    private async Task<bool> HoldsVersionsAsync(CancellationToken cancellationToken)
    {
        var page = await client.ListVersionsAsync(new ListVersionsRequest { BucketName = options.Bucket, MaxKeys = 1000 }, cancellationToken);
        return page.Versions?.Any(v => v.IsDeleteMarker == true || v.VersionId is not (null or "" or "null")) == true;
    }

    private ObjectStoreException Versioned(string reason) => new(
        $"bucket \"{options.Bucket}\"",
        reason,
        "Pointers are replaced for every new revision and old ones would pile up, and what is deleted would not be gone. Set Storage__Bucket to a bucket without versioning.")
    {
        Outage = OutageKind.Lasting,
    };

    private PutObjectRequest Probe(string? ifNoneMatch) => new()
    {
        BucketName = options.Bucket,
        Key = probeKey,
        ContentBody = "Renderer writes this object to see whether it can.",
        ContentType = "text/plain",
        IfNoneMatch = ifNoneMatch,
    };
}
