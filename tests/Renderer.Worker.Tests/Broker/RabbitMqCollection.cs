using Renderer.Servers;

namespace Renderer.Worker.Tests.Broker;

/// <summary>One RabbitMQ for all tests that need one; each takes a virtual host of its own.</summary>
public sealed class RabbitMqFixture : IAsyncLifetime
{
    public RabbitMqServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RabbitMqServer.StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}

[CollectionDefinition(Name)]
public sealed class RabbitMqTests : ICollectionFixture<RabbitMqFixture>
{
    public const string Name = "RabbitMQ";
}
