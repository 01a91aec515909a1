using Amazon.S3;
using Renderer.Archive.Objects;
using Renderer.Archive.Objects.S3;
using Renderer.Servers;

namespace Renderer.Archive.Tests.Objects.S3;

/// <summary>A real S3 server for all tests that need one, and buckets on it.</summary>
public sealed class ObjectServer : IAsyncLifetime
{
    private int _buckets;

    public RadosGateway Gateway { get; private set; } = null!;

    /// <summary>The server as its administrator sees it.</summary>
    public AmazonS3Client Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Gateway = await RadosGateway.StartAsync();
        Client = S3Connection.Open(OptionsFor("any"));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Gateway.DisposeAsync();
    }

    public async Task<StorageOptions> CreateBucketAsync()
    {
        var bucket = $"bucket-{Interlocked.Increment(ref _buckets)}";
        await Client.PutBucketAsync(bucket);
        return OptionsFor(bucket);
    }

    public StorageOptions OptionsFor(string bucket) => new()
    {
        Kind = StorageKind.S3,
        Bucket = bucket,
        Endpoint = Gateway.Address.ToString(),
        AccessKey = Gateway.AccessKey,
        SecretKey = Gateway.SecretKey,
        MaximumObjectBytes = 32 * 1024 * 1024,
    };
}

/// <summary>Tests that share the server; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ObjectServerGroup : ICollectionFixture<ObjectServer>
{
    public const string Name = "object server";
}
