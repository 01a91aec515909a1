using Microsoft.Extensions.Hosting;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Broker;

/// <summary>Declares the topology before the bus consumes. When the broker is away, tries again until it is there.</summary>
internal sealed class TopologyService(BrokerConnection connection, BrokerOptions options, TimeProvider time, ILogger<TopologyService> logger) : BackgroundService
{
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(2);

    private bool _isDeclared;

    /// <exception cref="TopologyConflictException">The broker has something else under one of the names.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _isDeclared = await TryDeclareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_isDeclared)
        {
            await Task.Delay(RetryPeriod, time, stoppingToken);
            _isDeclared = await TryDeclareAsync(stoppingToken);
        }
    }

    private async Task<bool> TryDeclareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TopologyDeployment.DeployAsync(connection, BrokerTopology.Of(options), cancellationToken);
            return true;
        }
        catch (BrokerException e)
        {
            Log.TopologyNotDeclared(logger, e.Message);
            return false;
        }
    }
}
