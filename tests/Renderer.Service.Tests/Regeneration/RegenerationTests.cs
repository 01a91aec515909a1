using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Regeneration;

/// <summary>Batches on the real servers, short enough for every build.</summary>
[Collection(ServersCollection.Name)]
public sealed class RegenerationTests(RealServers servers)
{
    [Fact]
    public Task Batch_OfTwoWorkers_ReachesEveryReportAndASecondOneNone() => RegenerationScenarios.EndToEndAsync(servers, reports: 40);

    [Fact]
    public Task Workers_KilledInTheMiddle_LoseNoReportOfABatch() => RegenerationScenarios.KillAsync(servers, reports: 60, kills: 2, seed: 5);
}

/// <summary>The same, longer and with more faults.</summary>
[Collection(ServersCollection.Name)]
[Trait("Category", "Long")]
public sealed class LongRegenerationTests(RealServers servers)
{
    [Fact]
    public Task Workers_KilledTenTimes_LoseNoReportOfABatch() => RegenerationScenarios.KillAsync(servers, reports: 1000, kills: 10, seed: 23);

    [Fact]
    public Task Broker_KilledInTheMiddle_LosesNoReportOfABatch() => RegenerationScenarios.RestartBrokerAsync(servers, reports: 500);

    [Fact]
    public Task Storage_AwayForAWhile_FailsNoReportOfABatch() => RegenerationScenarios.FailStorageAsync(servers, reports: 500, outage: TimeSpan.FromSeconds(30));
}
