using System.Net;
using System.Net.Sockets;
using Renderer.Servers;

namespace Renderer.Service.Tests;

/// <summary>The servers that the other tests rely on start, end and come back with what they had.</summary>
public sealed class ServersTests
{
    [Fact]
    public async Task RabbitMq_Killed_ComesBackOnItsPort()
    {
        await using var server = await RabbitMqServer.StartAsync();
        (await server.RunControlAsync("list_vhosts", "--silent")).ShouldContain("/");

        await server.KillAsync();
        (await AnswersAsync(server.Port)).ShouldBeFalse();
        await server.StartAgainAsync();

        (await AnswersAsync(server.Port)).ShouldBeTrue();
    }

    [Fact]
    public async Task PostgreSql_Killed_ComesBackWithItsDatabases()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        (await server.CreateDatabaseAsync()).ShouldContain("test_1");

        await server.KillAsync();
        (await AnswersAsync(server.Port)).ShouldBeFalse();
        await server.StartAgainAsync();

        (await server.CreateDatabaseAsync()).ShouldContain("test_2");
    }

    [Fact]
    public async Task RadosGateway_BehindAProxy_FailsAsAsked()
    {
        await using var server = await RadosGateway.StartAsync();
        await using var proxy = FaultProxy.InFrontOf(server.Port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{proxy.Port}/") };

        (await http.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("ListAllMyBucketsResult");
        proxy.Fault = ProxyFault.Error500;
        using var failed = await http.GetAsync(new Uri("/", UriKind.Relative));
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        foreach (var fault in (ProxyFault[])[ProxyFault.Refuse, ProxyFault.Cut])
        {
            proxy.Fault = fault;
            await Should.ThrowAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("/", UriKind.Relative)));
        }

        proxy.Fault = ProxyFault.None;
        await server.StopAsync();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("/", UriKind.Relative)));
        await server.StartAgainAsync();
        (await http.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("ListAllMyBucketsResult");
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
