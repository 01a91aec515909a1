using Renderer.Worker.Broker;

namespace Renderer.Worker.Tests.Broker;

[Collection(RabbitMqTests.Name)]
public sealed class TopologyDeploymentTests(RabbitMqFixture rabbit)
{
    [Fact]
    public async Task Deploy_Twice_ChangesNothing()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        var first = await TopologyDeployment.DeployAsync(host.Options(), default);
        var second = await TopologyDeployment.DeployAsync(host.Options(), default);

        second.ShouldBe(first);
        first.Where(p => p.Kind == "queue").ShouldAllBe(p => p.Properties.Contains("x-queue-type=quorum"));
        (await host.CountAsync("renderer.bulk.wait.200ms")).ShouldBe(0u);
    }

    [Fact]
    public async Task Deploy_OtherArgumentsThanThere_NamesTheQueueAndTheRemedy()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        await host.DeployAsync();
        var options = host.Options();
        options.DeliveryLimit = 7;

        (await Should.ThrowAsync<TopologyConflictException>(() => TopologyDeployment.DeployAsync(options, default))).Message.ShouldSatisfyAllConditions(
            m => m.ShouldContain("renderer.suspect"), m => m.ShouldContain("x-delivery-limit"));
    }

    [Fact]
    public async Task Deploy_NoBroker_SaysWhereAndWhichSettingsWithoutThePassword() =>
        (await Should.ThrowAsync<BrokerException>(() => TopologyDeployment.DeployAsync(new BrokerOptions { Kind = BrokerKind.RabbitMq, Address = "amqp://u:secret@127.0.0.1:1/" }, default)))
            .Message.ShouldSatisfyAllConditions(m => m.ShouldContain("127.0.0.1:1"), m => m.ShouldContain("Broker:Address"), m => m.ShouldNotContain("secret"));

    [Fact]
    public async Task Wait_TimeOver_PutsTheMessageBackIntoItsLane()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        await host.DeployAsync();
        await host.SendAsync("renderer.bulk.wait.100ms", "x");

        System.Text.Encoding.UTF8.GetString((await host.TakeAsync("renderer.bulk")).Body.Span).ShouldBe("x");
    }
}
