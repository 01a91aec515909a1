using Renderer.Servers;

namespace Renderer.Service.Tests.Running;

/// <summary>The three servers, started once for all tests of this assembly; each test takes a virtual host, a bucket and a database of its own.</summary>
public sealed class RealServers : IAsyncLifetime
{
    public RabbitMqServer Broker { get; private set; } = null!;

    public RadosGateway Storage { get; private set; } = null!;

    public PostgreSqlServer Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // One after the other: their starts are the heaviest work they ever do.
        Broker = await RabbitMqServer.StartAsync();
        Storage = await RadosGateway.StartAsync();
        Database = await PostgreSqlServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Broker.DisposeAsync();
        await Storage.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Tests that share the servers; one at a time, since some of them stop a server.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ServersCollection : ICollectionFixture<RealServers>
{
    public const string Name = "servers";
}
