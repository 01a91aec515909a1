using Renderer.Servers;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>One PostgreSQL server for all tests of this assembly that need one.</summary>
public sealed class CatalogueServer : IAsyncLifetime
{
    private PostgreSqlServer? _server;

    public PostgreSqlServer Server => _server ?? throw new InvalidOperationException("The server is not started yet.");

    public async Task InitializeAsync() => _server = await PostgreSqlServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class CatalogueServerCollection : ICollectionFixture<CatalogueServer>
{
    public const string Name = "PostgreSQL";
}
