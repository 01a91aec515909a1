using System.Net.Http.Headers;
using System.Text;
using RabbitMQ.Client;
using Renderer.Servers;
using Renderer.Worker.Broker;

namespace Renderer.Worker.Tests.Broker;

/// <summary>A virtual host for one test, and a foreign program's connection to it.</summary>
internal sealed class VirtualHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _management;
    private readonly string _name;
    private readonly BrokerConnection _connection;

    private VirtualHost(RabbitMqServer server, string name)
    {
        _management = new HttpClient { BaseAddress = server.Management };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("guest:guest"u8));
        _name = name;
        Address = $"{server.Address}{name}";
        _connection = new BrokerConnection(new BrokerAddress(Options()), "test");
    }

    public string Address { get; }

    public static async Task<VirtualHost> CreateAsync(RabbitMqServer server)
    {
        var host = new VirtualHost(server, "t" + Guid.NewGuid().ToString("N"));
        await host.PutAsync($"api/vhosts/{host._name}", "{}");
        await host.PutAsync($"api/permissions/{host._name}/guest", """{"configure":".*","write":".*","read":".*"}""");
        return host;
    }

    /// <summary>The settings of a worker on this host, with waits that tests can wait for.</summary>
    public BrokerOptions Options() => new()
    {
        Kind = BrokerKind.RabbitMq,
        Address = Address,
        WaitTimes = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)],
        DeliveryLimit = 2,
    };

    public Task DeployAsync() => TopologyDeployment.DeployAsync(Options(), default);

    public Task<IChannel> OpenChannelAsync() => _connection.OpenChannelAsync(default);

    /// <summary>Sends what a program in any language could send.</summary>
    public Task SendAsync(string queue, string body, Action<BasicProperties>? describe = null) => SendAsync(queue, Encoding.UTF8.GetBytes(body), describe);

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, Action<BasicProperties>? describe = null)
    {
        var properties = new BasicProperties { ContentType = "application/json" };
        describe?.Invoke(properties);
        return _connection.SendAsync(queue, body, properties, default);
    }

    public async Task<uint> CountAsync(string queue)
    {
        await using var channel = await OpenChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    /// <summary>How many programs take messages off a queue.</summary>
    public async Task<uint> CountConsumersAsync(string queue)
    {
        await using var channel = await OpenChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).ConsumerCount;
    }

    /// <summary>Waits for a message and takes it away.</summary>
    public async Task<BasicGetResult> TakeAsync(string queue)
    {
        await using var channel = await OpenChannelAsync();
        return await TakeAsync(channel, queue, autoAck: true);
    }

    /// <summary>Waits for a message; it stays the channel's until that answers or closes.</summary>
    public static async Task<BasicGetResult> TakeAsync(IChannel channel, string queue, bool autoAck)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await channel.BasicGetAsync(queue, autoAck, patience.Token) is { } found) return found;
            await Task.Delay(LookAgain, patience.Token);
        }
    }

    /// <summary>Cuts every connection of the server, as a broken network does.</summary>
    public async Task CutConnectionsAsync()
    {
        var names = System.Text.Json.JsonDocument.Parse(await _management.GetStringAsync(new Uri($"api/vhosts/{_name}/connections", UriKind.Relative)));
        foreach (var connection in names.RootElement.EnumerateArray())
        {
            using var answer = await _management.DeleteAsync(new Uri($"api/connections/{Uri.EscapeDataString(connection.GetProperty("name").GetString()!)}", UriKind.Relative));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        using (await _management.DeleteAsync(new Uri($"api/vhosts/{_name}", UriKind.Relative))) _management.Dispose();
    }

    private async Task PutAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _management.PutAsync(new Uri(path, UriKind.Relative), content);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
    }
}
