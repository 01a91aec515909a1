using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Renderer.Archive.Tests.Objects.S3;

/// <summary>A proxy in front of a port of 127.0.0.1 that sees every request before the server does, and may change it. One request to a connection.</summary>
internal sealed class RequestProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly Func<string, Task<string>> _change;
    private readonly Task _accepting;

    public RequestProxy(int target, Func<string, Task<string>> change)
    {
        (_target, _change) = (target, change);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var gateway = new TcpClient())
        {
            var request = await _change(await ReadAsync(client.GetStream()));
            await gateway.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            await gateway.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request.Insert(end, "\r\nConnection: close")), _end.Token);
            await gateway.GetStream().CopyToAsync(client.GetStream(), _end.Token);
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var block = new byte[4096];
        while (!IsWhole(text.ToString())) text.Append(Encoding.Latin1.GetString(block.AsSpan(0, await stream.ReadAsync(block, _end.Token))));
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = request[..end].Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return request.Length >= end + 4 + (length is null ? 0 : int.Parse(length["Content-Length:".Length..]));
    }
}
