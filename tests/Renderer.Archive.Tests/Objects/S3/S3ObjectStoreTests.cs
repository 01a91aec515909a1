using System.Net;
using Amazon.S3.Model;
using Renderer.Archive.Objects;
using Renderer.Archive.Objects.S3;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Tests.Objects.S3;

[Collection(ObjectServerGroup.Name)]
public sealed class S3ObjectStoreTests(ObjectServer server) : IAsyncLifetime, IDisposable
{
    private static readonly ObjectKey Key = ObjectKey.OfPdf("ab12");
    private static readonly byte[] Content = "%PDF"u8.ToArray();

    private StorageOptions _options = null!;
    private S3ObjectStore _store = null!;

    public async Task InitializeAsync()
    {
        _options = await server.CreateBucketAsync();
        _store = new S3ObjectStore(_options, TimeProvider.System);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _store?.Dispose();

    [Fact]
    public async Task PutIfAbsent_Object_CarriesTypeDigestAndEndlessCaching()
    {
        await _store.PutIfAbsentAsync(Key, Content, default);
        var stored = await server.Client.GetObjectMetadataAsync(_options.Bucket, Key.Value);

        stored.Headers.ContentType.ShouldBe("application/pdf");
        stored.Headers.CacheControl.ShouldBe("max-age=31536000, immutable");
        stored.Metadata["sha256"].ShouldBe(ObjectDigest.Of(Content));
    }

    [Fact]
    public async Task Replace_Object_IsNotCached()
    {
        await _store.ReplaceAsync(ObjectKey.OfCurrent("r-1"), "{}"u8.ToArray(), default);

        (await server.Client.GetObjectMetadataAsync(_options.Bucket, "reports/r-1/current.json")).Headers.CacheControl.ShouldBe("no-cache");
    }

    [Fact]
    public async Task PutIfAbsent_BytesChangedOnTheWay_AreRefusedByTheServer()
    {
        await using var proxy = new RequestProxy(server.Gateway.Port, request => Task.FromResult(request.Replace("%PDF", "%PDG", StringComparison.Ordinal)));
        _options.Endpoint = proxy.Address;
        using var store = new S3ObjectStore(_options, TimeProvider.System);
        var error = await Should.ThrowAsync<ObjectStoreException>(() => store.PutIfAbsentAsync(Key, Content, default));

        error.Message.ShouldContain("400 XAmzContentSHA256Mismatch. The request arrived damaged; it is sent again.");
        error.Outage.ShouldBe(OutageKind.Passing);
        (await _store.FindLengthAsync(Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task PutIfAbsent_SameObjectOfSomebodyElse_IsSuccess()
    {
        await server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _options.Bucket, Key = Key.Value, ContentBody = "%PDF" });

        await _store.PutIfAbsentAsync(Key, Content, default);
    }

    [Theory]
    [InlineData("%PDF", true)]
    [InlineData("%PDG", false)]
    public async Task PutIfAbsent_ObjectUploadedInParts_IsComparedByContent(string there, bool isSame)
    {
        await UploadInPartsAsync(there);
        var put = _store.PutIfAbsentAsync(Key, Content, default);

        if (isSame) await put;
        else (await Should.ThrowAsync<ObjectStoreException>(put)).Outage.ShouldBe(OutageKind.None);
    }

    [Fact]
    public async Task PutIfAbsent_ObjectWhoseMetadataLies_IsRefused()
    {
        var request = new PutObjectRequest { BucketName = _options.Bucket, Key = Key.Value, ContentBody = "%PDG" };
        request.Metadata["sha256"] = ObjectDigest.Of(Content);
        await server.Client.PutObjectAsync(request);

        await Should.ThrowAsync<ObjectStoreException>(() => _store.PutIfAbsentAsync(Key, Content, default));
    }

    [Fact]
    public async Task Prefix_Set_StandsBeforeEveryKey()
    {
        _options.Prefix = "team/reports";
        using var store = new S3ObjectStore(_options, TimeProvider.System);
        await store.CheckAsync(default);
        await store.PutIfAbsentAsync(Key, Content, default);

        (await server.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _options.Bucket })).S3Objects.Select(o => o.Key)
            .ShouldBe(["team/reports/probe/write-once", "team/reports/renditions/ab12/report.pdf"]);
        store.AddressOf(Key).ToString().ShouldBe($"{server.Gateway.Address}{_options.Bucket}/team/reports/renditions/ab12/report.pdf");
    }

    [Fact]
    public async Task Credentials_FromFiles_AreUsed()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("access"), server.Gateway.AccessKey + "\n");
        await File.WriteAllTextAsync(folder.File("secret"), server.Gateway.SecretKey + "\n");
        (_options.AccessKey, _options.SecretKey) = ("", "");
        (_options.AccessKeyFile, _options.SecretKeyFile) = (folder.File("access"), folder.File("secret"));
        using var store = new S3ObjectStore(_options, TimeProvider.System);

        await store.CheckAsync(default);
    }

    [Fact]
    public async Task ChecksumMode_ServerWithoutTrailers_NamesTheSetting()
    {
        _options.ChecksumMode = ChecksumMode.WhenSupported;
        using var store = new S3ObjectStore(_options, TimeProvider.System);
        var error = await Should.ThrowAsync<ObjectStoreException>(() => store.CheckAsync(default));

        error.Remedy.ShouldContain("set Storage__ChecksumMode to WhenRequired");
        error.Outage.ShouldBe(OutageKind.Lasting);
    }

    [Fact]
    public async Task AddressForReaders_LinksOnAndOff_IsALinkOrThePlainAddress()
    {
        (await _store.AddressForReadersAsync(Key)).ShouldBe(_store.AddressOf(Key));
        _options.PresignedLinks = TimeSpan.FromHours(1);

        (await _store.AddressForReadersAsync(Key)).Query.ShouldContain("X-Amz-Signature=");
    }

    [Fact]
    public async Task Link_Fetched_IsTheObjectAndNoOther()
    {
        await _store.PutIfAbsentAsync(Key, Content, default);
        await _store.PutIfAbsentAsync(ObjectKey.OfHtml("ab12"), Content, default);
        var link = await _store.LinkAsync(Key, TimeSpan.FromMinutes(5));
        using var http = new HttpClient();

        (await http.GetByteArrayAsync(link)).ShouldBe(Content);
        var other = new Uri(link.ToString().Replace("report.pdf", "report.html", StringComparison.Ordinal));
        (await http.GetAsync(other)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.GetAsync(_store.AddressOf(Key))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        link.ToString().ShouldNotContain(server.Gateway.SecretKey);
    }

    [Fact]
    public async Task Link_TimeOver_IsRefused()
    {
        await _store.PutIfAbsentAsync(Key, Content, default);
        using var store = new S3ObjectStore(_options, new SettableTime { Now = TimeProvider.System.GetUtcNow().AddMinutes(-10) });
        using var http = new HttpClient();

        (await http.GetAsync(await store.LinkAsync(Key, TimeSpan.FromMinutes(5)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task FindLength_BucketLost_IsAnOutageAndNotAMissingObject()
    {
        using var store = new S3ObjectStore(server.OptionsFor("never-made"), TimeProvider.System);

        (await Should.ThrowAsync<ObjectStoreException>(() => store.FindLengthAsync(Key, default))).Message.ShouldContain("NoSuchBucket");
        (await Should.ThrowAsync<ObjectStoreException>(() => store.ReadAsync(Key, default))).Message.ShouldContain("NoSuchBucket");
    }

    [Theory]
    [InlineData("", "", true, "https://files-of-us.s3.us-east-1.amazonaws.com/renditions/ab12/report.pdf")]
    [InlineData("https://s3.example.org", "", false, "https://s3.example.org/files-of-us/renditions/ab12/report.pdf")]
    [InlineData("https://s3.example.org:9000/", "a/b", true, "https://files-of-us.s3.example.org:9000/a/b/renditions/ab12/report.pdf")]
    public void AddressOf_Styles_PutTheBucketInPathOrHost(string endpoint, string prefix, bool isVirtualHost, string address)
    {
        using var store = new S3ObjectStore(
            new StorageOptions { Bucket = "files-of-us", Endpoint = endpoint, Prefix = prefix, PathStyle = isVirtualHost ? false : null }, TimeProvider.System);

        store.AddressOf(Key).ToString().ShouldBe(address);
    }

    private async Task UploadInPartsAsync(string content)
    {
        var upload = await server.Client.InitiateMultipartUploadAsync(_options.Bucket, Key.Value);
        using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(content));
        var part = await server.Client.UploadPartAsync(new UploadPartRequest
        {
            BucketName = _options.Bucket,
            Key = Key.Value,
            UploadId = upload.UploadId,
            PartNumber = 1,
            InputStream = stream,
        });
        await server.Client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = _options.Bucket,
            Key = Key.Value,
            UploadId = upload.UploadId,
            PartETags = [new PartETag(1, part.ETag)],
        });
    }
}
