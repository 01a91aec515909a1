using Renderer.Worker.Broker;

namespace Renderer.Worker.Tests.Broker;

public sealed class BrokerOptionsTests
{
    [Fact]
    public void FindFaults_Defaults_AreSound()
    {
        new BrokerOptions().FindFaults().ShouldBeEmpty();
        new BrokerOptions { Kind = BrokerKind.RabbitMq }.FindFaults().ShouldBeEmpty();
    }

    [Fact]
    public void FindFaults_EverythingWrong_SaysEverythingAndNoPassword()
    {
        var faults = new BrokerOptions
        {
            Kind = BrokerKind.RabbitMq,
            Address = "http://u:secret@x/",
            Hosts = ["a b"],
            CaFile = "/nowhere.pem",
            ClientKeyFile = "/nowhere.key",
            Prefix = "a b",
            Heartbeat = TimeSpan.Zero,
            DeliveryLimit = 0,
            Lanes = ["fast"],
            Interactive = new LaneOptions { Concurrency = 4, Prefetch = 2 },
            WaitTimes = [],
            HoldTime = TimeSpan.FromHours(1),
            StopTimeout = TimeSpan.Zero,
            HandOverTimeout = TimeSpan.Zero,
            UnreadableLimit = 0,
        }.FindFaults().ToList();

        string.Join('\n', faults).ShouldNotContain("secret");
        foreach (var setting in (string[])["Address", "Hosts", "CaFile", "ClientKeyFile", "Prefix", "Heartbeat", "DeliveryLimit", "Lanes", "Interactive:Prefetch", "WaitTimes", "HoldTime", "StopTimeout", "HandOverTimeout", "UnreadableLimit"])
            faults.ShouldContain(f => f.StartsWith($"Broker:{setting}", StringComparison.Ordinal), setting);
    }

    [Theory]
    [InlineData("amqp://h", "h:5672", "/")]
    [InlineData("amqps://h/", "h:5671", "/")]
    [InlineData("amqp://h:1/a%2Fb", "h:1", "a/b")]
    public void Address_Forms_GiveNodeAndVirtualHost(string address, string node, string virtualHost) =>
        new BrokerAddress(new BrokerOptions { Address = address }).ShouldSatisfyAllConditions(a => a.Nodes.ShouldBe(node), a => a.VirtualHost.ShouldBe(virtualHost));

    [Fact]
    public void Address_UserInAddressAndSetting_TheSettingWins() =>
        new BrokerAddress(new BrokerOptions { Address = "amqp://a:b%40@h/", UserName = "c" }).ShouldSatisfyAllConditions(a => a.UserName.ShouldBe("c"), a => a.Password.ShouldBe("b@"));

    [Theory]
    [InlineData(10_000, "renderer.bulk.wait.10s")]
    [InlineData(60_000, "renderer.bulk.wait.1m")]
    [InlineData(600_000, "renderer.bulk.wait.10m")]
    [InlineData(90_000, "renderer.bulk.wait.90s")]
    [InlineData(1_500, "renderer.bulk.wait.1500ms")]
    public void WaitQueues_Times_AreInTheName(int milliseconds, string name) =>
        new QueueNames("renderer").Wait(Lane.Bulk, TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(name);
}
