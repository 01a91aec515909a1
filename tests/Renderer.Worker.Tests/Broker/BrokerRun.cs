using System.Text;
using System.Text.Json;
using Renderer.Contracts;
using Renderer.Servers;
using Renderer.Worker.Requests;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Broker;

/// <summary>A whole worker on a virtual host of its own, and a queue that hears its events.</summary>
internal sealed class BrokerRun : IAsyncDisposable
{
    public const string Interactive = "renderer.interactive";

    private BrokerRun(VirtualHost host, EventQueue events, RunningService service)
    {
        Host = host;
        Events = events;
        Service = service;
    }

    public VirtualHost Host { get; }

    public EventQueue Events { get; }

    public RunningService Service { get; private set; }

    public static async Task<BrokerRun> StartAsync(RabbitMqServer server, params (string Name, string Value)[] settings)
    {
        var host = await VirtualHost.CreateAsync(server);
        await host.DeployAsync();
        return new BrokerRun(host, await EventQueue.OpenAsync(host), await RunningService.StartAsync(null, [.. SettingsOf(host), .. settings]));
    }

    public static (string Name, string Value)[] SettingsOf(VirtualHost host) =>
    [
        ("Broker:Kind", "rabbitmq"),
        ("Broker:Address", host.Address),
        ("Broker:WaitTimes:0", "00:00:00.100"),
        ("Broker:WaitTimes:1", "00:00:00.200"),
        ("Broker:DeliveryLimit", "2"),
        ("Broker:StopTimeout", "00:00:02"),
    ];

    public Task SendAsync(ReportReady message, string queue = Interactive) =>
        Host.SendAsync(queue, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options)));

    /// <summary>Ends the worker; its folder and the queues stay.</summary>
    public Task StopAsync() => Service.StopAsync();

    /// <summary>Starts a worker again on the same folder and queues.</summary>
    public async Task StartAgainAsync() => Service = await RunningService.StartAsync(Service.Folder, SettingsOf(Host));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Events.DisposeAsync();
        await Host.DisposeAsync();
    }
}
