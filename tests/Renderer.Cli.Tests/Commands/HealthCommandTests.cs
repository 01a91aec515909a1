using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Renderer.Cli.Tests.Commands;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("200 OK", """{"status":"ready"}""", ExitCode.Done, """{"status":"ready"}""")]
    [InlineData("503 Service Unavailable", """{"status":"unready"}""", ExitCode.ProblemsFound, """{"status":"unready"}""")]
    [InlineData("302 Found", "<html>sign in</html>", ExitCode.ProblemsFound, "The answer is not the service's.")]
    public async Task Health_OfAnAnswer_IsItsStatus(string status, string body, int exitCode, string output)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var request = AnswerAsync(server, status, body);

        var run = await CommandRun.RunAsync("health", "--url", $"http://{server.LocalEndpoint}");

        run.ExitCode.ShouldBe(exitCode);
        run.Out.ShouldContain(output);
        (await request).ShouldStartWith("GET /health/ready HTTP/1.1");
    }

    [Fact]
    public async Task Health_Live_AsksForTheProcessOnly()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var request = AnswerAsync(server, "200 OK", "{}");

        await CommandRun.RunAsync("health", "--live", "--url", $"http://{server.LocalEndpoint}");

        (await request).ShouldStartWith("GET /health/live HTTP/1.1");
    }

    [Fact]
    public async Task Health_WithNobodyThere_FailsAndSaysWhere()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://{server.LocalEndpoint}";
        server.Stop();

        var run = await CommandRun.RunAsync("health", "--url", address);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain(address);
    }

    private static async Task<string> AnswerAsync(TcpListener server, string status, string body)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var client = await server.AcceptTcpClientAsync(patience.Token);
        await using var stream = client.GetStream();
        var buffer = new byte[4096];
        var length = await stream.ReadAsync(buffer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
