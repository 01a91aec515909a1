using System.Net;
using System.Runtime.InteropServices;
using Amazon.Runtime.Endpoints;
using Amazon.S3;
using Amazon.S3.Model;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects.S3;

/// <summary>An object store in a bucket of an S3 server.</summary>
/// <remarks>
/// Write-once objects are put in one part under <c>If-None-Match: *</c>: a multipart upload ignores that condition on its completion. The SDK
/// signs the SHA-256 of the body, so a server takes exactly these bytes or none, and the checksum in its answer is compared with them too.
/// Nothing is repeated here; <see cref="ResilientObjectStore"/> does that.
/// </remarks>
public sealed class S3ObjectStore : IObjectStore, IDisposable
{
    private readonly StorageOptions _options;
    private readonly TimeProvider _time;
    private readonly AmazonS3Client _client;
    private readonly S3Fault _faults;
    private readonly S3BucketCheck _bucket;
    private readonly Uri _address;
    private volatile ConditionSupport _conditions = ConditionSupport.Kept;

    /// <summary>Opens the store. Nothing is sent until it is asked for something.</summary>
    /// <exception cref="ObjectStoreException">A file of the settings cannot be read.</exception>
    public S3ObjectStore(StorageOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _client = S3Connection.Open(options);
        _faults = new S3Fault(options);
        _bucket = new S3BucketCheck(_client, options, NameOf("probe/write-once"));
        var endpoint = _client.Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new GetObjectRequest { BucketName = options.Bucket, Key = "any" }));
        _address = new Uri(endpoint.URL.TrimEnd('/') + "/");
    }

    private enum ConditionSupport
    {
        Kept,
        Ignored,
        Unknown,
    }

    /// <inheritdoc/>
    /// <remarks>True until <see cref="CheckAsync"/> has found otherwise.</remarks>
    public bool IsConditional => _conditions == ConditionSupport.Kept;

    /// <inheritdoc/>
    public Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken) =>
        GuardAsync(
            key,
            async () =>
            {
                if (!IsConditional && await IsStoredAsync(key, content, sha256, cancellationToken)) return true;
                try
                {
                    var request = Put(key, content, sha256);
                    request.IfNoneMatch = _conditions == ConditionSupport.Unknown ? null : "*";
                    request.Headers.CacheControl = "max-age=31536000, immutable"; // a year of 365 days, in seconds
                    await PutAsync(key, request, content, cancellationToken);
                }
                catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
                {
                    if (!await IsStoredAsync(key, content, sha256, cancellationToken)) throw Vanished(key, e);
                }

                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        GuardAsync(
            key,
            async () =>
            {
                var request = Put(key, content, ObjectDigest.Of(content));
                request.Headers.CacheControl = "no-cache";
                await PutAsync(key, request, content, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken) =>
        GuardAsync<ReadOnlyMemory<byte>?>(
            key,
            async () =>
            {
                try
                {
                    using var answer = await _client.GetObjectAsync(_options.Bucket, NameOf(key.Value), cancellationToken);
                    if (answer.ContentLength > _options.MaximumObjectBytes) throw ObjectFault.TooLarge(PlaceOf(key), answer.ContentLength, _options.MaximumObjectBytes);
                    var content = new byte[answer.ContentLength];
                    await answer.ResponseStream.ReadExactlyAsync(content, cancellationToken);
                    return content;
                }
                catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
                {
                    return null;
                }
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken) =>
        GuardAsync(key, async () => (await FindAsync(key, cancellationToken))?.Length ?? await FindLengthByReadingAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => GuardAsync(
        key,
        async () =>
        {
            await _client.DeleteObjectAsync(_options.Bucket, NameOf(key.Value), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Uri AddressOf(ObjectKey key) => new(_address, NameOf(key.Value));

    /// <inheritdoc/>
    public Task<Uri> AddressForReadersAsync(ObjectKey key) =>
        _options.PresignedLinks is { } lifetime ? LinkAsync(key, lifetime) : Task.FromResult(AddressOf(key));

    /// <inheritdoc/>
    public Task<Uri> LinkAsync(ObjectKey key, TimeSpan lifetime) => GuardAsync(
        key,
        async () => new Uri(await _client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = _options.Bucket,
            Key = NameOf(key.Value),
            Verb = HttpVerb.GET,
            Protocol = _address.Scheme == Uri.UriSchemeHttp ? Protocol.HTTP : Protocol.HTTPS,
            Expires = _time.GetUtcNow().UtcDateTime + lifetime,
        })),
        CancellationToken.None);

    /// <inheritdoc/>
    /// <remarks>Where the condition is kept this writes nothing: it is a put of an object that is there already.</remarks>
    public Task ProbeAsync(CancellationToken cancellationToken) => GuardAsync(
        _address.ToString(),
        async () =>
        {
            if (_conditions == ConditionSupport.Unknown) await _bucket.PutAsync(cancellationToken);
            else await _bucket.IsPutRefusedAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Returns when the bucket is there, ours and without versions, and finds out whether it keeps the condition of a put.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => GuardAsync(
        _address.ToString(),
        async () =>
        {
            await _bucket.RefuseVersionedAsync(cancellationToken);
            _conditions = await FindConditionSupportAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Twice, because the first put finds no object on its first day. The object stays: with one that is removed, two workers that start
    // together would take each other's removal for a server without conditions.
    private async Task<ConditionSupport> FindConditionSupportAsync(CancellationToken cancellationToken)
    {
        var isRefused = await _bucket.IsPutRefusedAsync(cancellationToken);
        if (isRefused == false) isRefused = await _bucket.IsPutRefusedAsync(cancellationToken);
        if (isRefused is null) await _bucket.PutAsync(cancellationToken);
        return isRefused switch
        {
            true => ConditionSupport.Kept,
            false => ConditionSupport.Ignored,
            null => ConditionSupport.Unknown,
        };
    }

    private async Task PutAsync(ObjectKey key, PutObjectRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var answer = await _client.PutObjectAsync(request, cancellationToken);
        var md5 = StoredObject.Md5Of(answer.ETag, answer.ServerSideEncryptionMethod);
        if (md5 is not null && md5 != StoredObject.Md5Of(content)) throw ObjectFault.NotAsSent(PlaceOf(key));
    }

    private async Task<bool> IsStoredAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } stored) return false;
        var isSame = stored.Holds(content, sha256) ?? (await ReadAsync(key, cancellationToken) is { } there && there.Span.SequenceEqual(content.Span));
        return isSame ? true : throw ObjectFault.OtherContent(PlaceOf(key), stored.Length, content.Length);
    }

    private async Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            return StoredObject.Of(await _client.GetObjectMetadataAsync(_options.Bucket, NameOf(key.Value), cancellationToken));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    // The answer to HEAD cannot say whether the object or the bucket is missing, and a lost bucket must not look like lost data. That to GET can.
    private async Task<long?> FindLengthByReadingAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetObjectAsync(_options.Bucket, NameOf(key.Value), cancellationToken);
            return answer.ContentLength;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }

    private PutObjectRequest Put(ObjectKey key, ReadOnlyMemory<byte> content, string sha256)
    {
        var request = new PutObjectRequest
        {
            BucketName = _options.Bucket,
            Key = NameOf(key.Value),
            InputStream = StreamOf(content),
            ContentType = key.ContentType,
            // The signature then covers the digest of the whole body instead of a chain of chunks, and the length stays the object's.
            UseChunkEncoding = false,
        };
        request.Metadata[StoredObject.DigestMetadata] = sha256;
        return request;
    }

    private Task<T> GuardAsync<T>(ObjectKey key, Func<Task<T>> work, CancellationToken cancellationToken) => GuardAsync(PlaceOf(key), work, cancellationToken);

    private async Task<T> GuardAsync<T>(string place, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not ObjectStoreException)
        {
            // A connection that the caller ended may say so in words of its own.
            cancellationToken.ThrowIfCancellationRequested();
            throw _faults.Describe(place, e);
        }
    }

    private string NameOf(string key) => _options.Prefix.Length > 0 ? $"{_options.Prefix}/{key}" : key;

    private string PlaceOf(ObjectKey key) => AddressOf(key).ToString();

    private ObjectStoreException Vanished(ObjectKey key, Exception cause) =>
        new(PlaceOf(key), "the object was there, and was removed before it could be compared.", "It is stored again.", cause) { Outage = OutageKind.Passing };

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
