using Renderer.Archive.Objects;

namespace Renderer.Archive.Tests.Objects;

public sealed class DirectoryObjectStoreContractTests : ObjectStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DirectoryObjectStoreContractTests() => Store = new DirectoryObjectStore(_folder.Path, MaximumObjectBytes);

    protected override IObjectStore Store { get; }

    public void Dispose() => _folder.Dispose();
}
