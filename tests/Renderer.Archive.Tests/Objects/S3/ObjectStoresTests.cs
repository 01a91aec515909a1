using Amazon.S3;
using Amazon.S3.Model;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Servers;

namespace Renderer.Archive.Tests.Objects.S3;

/// <summary>Start, and what happens when the server fails while the store is in use.</summary>
[Collection(ObjectServerGroup.Name)]
public sealed class ObjectStoresTests(ObjectServer server)
{
    private static readonly ObjectKey Key = ObjectKey.OfHtml("ab12");
    private static readonly DependencyOptions Quick = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        Retries = 1,
        FirstDelay = TimeSpan.FromMilliseconds(10),
        MaximumDelay = TimeSpan.FromMilliseconds(20),
        MinimumThroughput = 2,
        BreakDuration = TimeSpan.FromMilliseconds(50),
        ProbeTimeout = TimeSpan.FromSeconds(2),
    };

    [Fact]
    public async Task Open_GoodBucket_IsAvailableAndConditional()
    {
        using var store = await OpenAsync(await server.CreateBucketAsync());

        store.Dependency.IsAvailable.ShouldBeTrue();
        store.IsConditional.ShouldBeTrue();
    }

    [Fact]
    public async Task Open_MissingBucket_SaysWhichSetting() =>
        (await RefusalAsync(server.OptionsFor("never-made"))).ShouldEndWith("404 NoSuchBucket. Create the bucket \"never-made\", or set Storage__Bucket to one that exists.");

    [Fact]
    public async Task Open_WrongSecret_SaysSoWithoutQuotingIt()
    {
        var options = await server.CreateBucketAsync();
        options.SecretKey = "not-the-secret";
        var refusal = await RefusalAsync(options);

        refusal.ShouldContain("403 SignatureDoesNotMatch. The secret key does not belong to the access key (Storage:SecretKey");
        refusal.ShouldNotContain("not-the-secret");
    }

    [Fact]
    public async Task Open_UnknownAccessKey_SaysWhichSetting()
    {
        var options = await server.CreateBucketAsync();
        options.AccessKey = "nobody";

        (await RefusalAsync(options)).ShouldContain("403 InvalidAccessKeyId. The server does not know the access key: set Storage__AccessKey");
    }

    [Fact]
    public async Task Open_VersionedBucket_IsRefusedWithTheReason()
    {
        var options = await server.CreateBucketAsync();
        await SetVersioningAsync(options.Bucket, VersionStatus.Enabled);

        (await RefusalAsync(options)).ShouldStartWith($"bucket \"{options.Bucket}\": keeps versions of its objects. Pointers are replaced");
    }

    [Fact]
    public async Task Open_SuspendedVersioning_IsRefusedWhileVersionsAreLeft()
    {
        var options = await server.CreateBucketAsync();
        await SetVersioningAsync(options.Bucket, VersionStatus.Enabled);
        await server.Client.PutObjectAsync(new PutObjectRequest { BucketName = options.Bucket, Key = "a", ContentBody = "1" });
        await SetVersioningAsync(options.Bucket, VersionStatus.Suspended);
        (await RefusalAsync(options)).ShouldContain("kept versions of its objects, and still holds some.");

        var version = (await server.Client.ListVersionsAsync(options.Bucket)).Versions.Single();
        await server.Client.DeleteObjectAsync(options.Bucket, "a", version.VersionId);
        using var store = await OpenAsync(options);
        store.Dependency.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task Open_ServerIgnoringConditions_IsFoundOut()
    {
        var options = await server.CreateBucketAsync();
        await using var proxy = new RequestProxy(server.Gateway.Port, request => RemoveFirstAsync(options.Bucket, request));
        options.Endpoint = proxy.Address;
        using var store = await OpenAsync(options);

        store.Dependency.IsAvailable.ShouldBeTrue();
        store.IsConditional.ShouldBeFalse();
        await store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default);
        await store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default);
        await Should.ThrowAsync<ObjectStoreException>(() => store.PutIfAbsentAsync(Key, "b"u8.ToArray(), default));
        (await store.ReadAsync(Key, default)).ShouldNotBeNull().ToArray().ShouldBe("a"u8.ToArray());
    }

    [Fact]
    public async Task Open_ServerDown_WaitsAndChecksBeforeTheFirstWrite()
    {
        var options = await server.CreateBucketAsync();
        await using var proxy = FaultProxy.InFrontOf(server.Gateway.Port);
        proxy.Fault = ProxyFault.Refuse;
        options.Endpoint = $"http://127.0.0.1:{proxy.Port}";
        await SetVersioningAsync(options.Bucket, VersionStatus.Enabled);
        using var store = await OpenAsync(options);
        store.Dependency.State.Reason.ShouldNotBeNull().ShouldContain("the object server cannot be reached");

        proxy.Fault = ProxyFault.None;
        await EventuallyAsync(() => store.Dependency.State.Reason?.Contains("keeps versions", StringComparison.Ordinal) == true);
        (await Should.ThrowAsync<ObjectStoreException>(() => store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default))).Message.ShouldContain("keeps versions");

        await server.Client.DeleteBucketAsync(options.Bucket);
        await server.Client.PutBucketAsync(options.Bucket);
        await store.Dependency.WaitUntilAvailableAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
        await store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default);
    }

    [Fact]
    public async Task Outage_GatewayStopped_OpensTheBreakerAndClosesItByItself()
    {
        using var store = await OpenAsync(await server.CreateBucketAsync());
        await server.Gateway.StopAsync();
        try
        {
            await FailUntilUnavailableAsync(store);
            (await Should.ThrowAsync<ObjectStoreException>(() => store.ProbeAsync(default))).Message.ShouldContain("the object server cannot be reached");
        }
        finally
        {
            await server.Gateway.StartAgainAsync();
        }

        await store.Dependency.WaitUntilAvailableAsync(default).WaitAsync(TimeSpan.FromSeconds(60));
        await store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default);
    }

    [Theory]
    [InlineData(ProxyFault.Refuse)]
    [InlineData(ProxyFault.Cut)]
    [InlineData(ProxyFault.Hang)]
    [InlineData(ProxyFault.Error500)]
    public async Task Outage_OfAnyKind_IsSurvived(ProxyFault fault)
    {
        var options = await server.CreateBucketAsync();
        await using var proxy = FaultProxy.InFrontOf(server.Gateway.Port);
        options.Endpoint = $"http://127.0.0.1:{proxy.Port}";
        using var store = await OpenAsync(options);
        await store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default);
        proxy.Fault = fault;
        await FailUntilUnavailableAsync(store);
        proxy.Fault = ProxyFault.None;

        await store.Dependency.WaitUntilAvailableAsync(default).WaitAsync(TimeSpan.FromSeconds(60));
        (await store.ReadAsync(Key, default)).ShouldNotBeNull().Length.ShouldBe(1);
    }

    [Fact]
    public async Task Outage_SlowServer_IsSlowAndNothingElse()
    {
        var options = await server.CreateBucketAsync();
        await using var proxy = FaultProxy.InFrontOf(server.Gateway.Port);
        options.Endpoint = $"http://127.0.0.1:{proxy.Port}";
        using var store = await OpenAsync(options);
        proxy.Fault = ProxyFault.Slow;
        for (var i = 0; i < 4; i++) await store.PutIfAbsentAsync(ObjectKey.OfHtml($"slow-{i}"), "a"u8.ToArray(), default);

        store.Dependency.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task Outage_FolderThatCannotBeUsed_IsSurvived()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("objects"), "a file where the folder should be");
        using var store = await ObjectStores.OpenAsync(new StorageOptions { Folder = folder.File("objects") }, Quick, TimeProvider.System, default);
        await FailUntilUnavailableAsync(store);
        File.Delete(folder.File("objects"));

        await store.Dependency.WaitUntilAvailableAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
        await store.PutIfAbsentAsync(Key, "a"u8.ToArray(), default);
    }

    private static Task<ResilientObjectStore> OpenAsync(StorageOptions options)
    {
        options.FindFaults().ShouldBeEmpty();
        return ObjectStores.OpenAsync(options, Quick, TimeProvider.System, default);
    }

    private static async Task<string> RefusalAsync(StorageOptions options)
    {
        var refusal = await Should.ThrowAsync<ObjectStoreException>(() => OpenAsync(options));
        refusal.Outage.ShouldBe(OutageKind.Lasting);
        return refusal.Message;
    }

    private Task<PutBucketVersioningResponse> SetVersioningAsync(string bucket, VersionStatus status) => server.Client.PutBucketVersioningAsync(
        new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new S3BucketVersioningConfig { Status = status } });

    // A server that takes the condition and ignores it, as several do. The header itself cannot be taken away, because the signature covers it.
    private async Task<string> RemoveFirstAsync(string bucket, string request)
    {
        if (request.Contains("If-None-Match: *", StringComparison.OrdinalIgnoreCase))
            await server.Client.DeleteObjectAsync(bucket, request.Split(' ')[1][(bucket.Length + 2)..]);
        return request;
    }

    private static async Task FailUntilUnavailableAsync(ResilientObjectStore store)
    {
        // Successes before count too, so it takes a few calls until half of all attempts have failed.
        for (var i = 0; i < 20 && store.Dependency.IsAvailable; i++)
            await Should.ThrowAsync<ObjectStoreException>(() => store.ReplaceAsync(ObjectKey.OfCurrent("r-1"), new byte[1000], default));
        store.Dependency.IsAvailable.ShouldBeFalse();
    }

    private static async Task EventuallyAsync(Func<bool> isSo)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo()) await Task.Delay(20, bound.Token);
    }
}
