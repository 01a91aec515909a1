using Renderer.Servers;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>Parts that die or fail while reports are on their way. The fast half.</summary>
[Collection(ServersCollection.Name)]
public sealed class PartFaults(RealServers servers)
{
    [Fact]
    public Task Worker_KilledAtRandom_LosesNothing() => FaultScenarios.KillWorkersAsync(servers, reports: 150, kills: 3, seed: 1);

    [Fact]
    public Task Worker_Stopped_GivesBackWhatItCannotFinish() => FaultScenarios.StopWorkerAsync(servers, reports: 100);

    [Fact]
    public Task Broker_Restarted_LosesNothing() => FaultScenarios.RestartBrokerAsync(servers, reports: 150, kill: true);

    [Fact]
    public Task Database_Restarted_LosesNothing() => FaultScenarios.RestartDatabaseAsync(servers, reports: 150);

    [Theory]
    [InlineData(ProxyFault.Error500)]
    [InlineData(ProxyFault.Cut)]
    public Task Storage_Failing_PausesAndResumes(ProxyFault fault) => FaultScenarios.FailStorageAsync(servers, fault, reports: 100, outage: TimeSpan.FromSeconds(4));
}
