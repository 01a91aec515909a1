using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Renderer.Servers;

/// <summary>What a <see cref="FaultProxy"/> does with connections.</summary>
public enum ProxyFault
{
    /// <summary>Forwards everything.</summary>
    None,

    /// <summary>Closes every connection at once, as a server that is going down does.</summary>
    Refuse,

    /// <summary>Cuts connections in the middle of what the server answers.</summary>
    Cut,

    /// <summary>Takes connections and says nothing, as a machine that hangs does.</summary>
    Hang,

    /// <summary>Forwards every block only after <see cref="FaultProxy.Delay"/>.</summary>
    Slow,

    /// <summary>Answers every HTTP request with 500 and closes the connection.</summary>
    Error500,
}

/// <summary>A TCP proxy on 127.0.0.1 that fails on request.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const int BlockBytes = 16 * 1024;

    // Of an answer that is cut; enough for the first headers, less than a report.
    private const int BytesBeforeCut = 200;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private volatile ProxyFault _fault;

    private FaultProxy(IPEndPoint target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Wait before each block when slow. Default 200 ms.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What goes wrong now; setting it also cuts the connections that are open.</summary>
    public ProxyFault Fault
    {
        get => _fault;
        set
        {
            _fault = value;
            foreach (var client in _clients.Keys) client.Dispose();
        }
    }

    /// <summary>Starts a proxy in front of a port of 127.0.0.1.</summary>
    public static FaultProxy InFrontOf(int port) => new(new IPEndPoint(IPAddress.Loopback, port));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        foreach (var client in _clients.Keys) client.Dispose();
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
            // The proxy was ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            _clients[client] = true;
            try
            {
                await ServeAsync(client, _fault);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Either side hung up, or the proxy was told to cut.
            }
            finally
            {
                _clients.TryRemove(client, out _);
            }
        }
    }

    private async Task ServeAsync(TcpClient client, ProxyFault fault)
    {
        switch (fault)
        {
            case ProxyFault.Refuse:
                client.LingerState = new LingerOption(enable: true, 0);
                return;
            case ProxyFault.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
                return;
            case ProxyFault.Error500:
                await AnswerErrorAsync(client.GetStream());
                return;
            default:
                await ForwardAsync(client, fault);
                return;
        }
    }

    private async Task ForwardAsync(TcpClient client, ProxyFault fault)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(_target, _end.Token);
        await Task.WhenAny(
            CopyAsync(client.GetStream(), server.GetStream(), fault, long.MaxValue),
            CopyAsync(server.GetStream(), client.GetStream(), fault, fault == ProxyFault.Cut ? BytesBeforeCut : long.MaxValue));
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, ProxyFault fault, long limit)
    {
        var block = new byte[BlockBytes];
        while (limit > 0)
        {
            var count = (int)Math.Min(limit, await from.ReadAsync(block, _end.Token));
            if (count == 0) return;
            if (fault == ProxyFault.Slow) await Task.Delay(Delay, _end.Token);
            await to.WriteAsync(block.AsMemory(0, count), _end.Token);
            limit -= count;
        }
    }

    private async Task AnswerErrorAsync(NetworkStream stream)
    {
        // Whatever was asked; a part of a large body may still be on its way, so the rest is read until the client hangs up.
        var block = new byte[BlockBytes];
        if (await stream.ReadAsync(block, _end.Token) == 0) return;
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _end.Token);
        stream.Socket.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(block, _end.Token) > 0)
        {
        }
    }
}
