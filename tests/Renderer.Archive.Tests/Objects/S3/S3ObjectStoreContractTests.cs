using Renderer.Archive.Objects;
using Renderer.Archive.Objects.S3;

namespace Renderer.Archive.Tests.Objects.S3;

[Collection(ObjectServerGroup.Name)]
public sealed class S3ObjectStoreContractTests(ObjectServer server) : ObjectStoreContract, IAsyncLifetime, IDisposable
{
    private S3ObjectStore? _store;

    protected override IObjectStore Store => _store!;

    public async Task InitializeAsync()
    {
        _store = new S3ObjectStore(await server.CreateBucketAsync(), TimeProvider.System);
        await _store.CheckAsync(default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _store?.Dispose();
}
