using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Benchmarks.Compare;

/// <summary>The DevTools protocol of a browser on this machine: commands one after the other, each waits for its answer.</summary>
internal sealed class DevToolsConnection : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly HashSet<string> _seen = [];
    private byte[] _message = new byte[1 << 20];
    private int _lastId;

    public Task ConnectAsync(Uri address, CancellationToken cancellationToken) => _socket.ConnectAsync(address, cancellationToken);

    /// <summary>Sends a command and returns the members of its result.</summary>
    /// <exception cref="EngineException">The browser refuses it.</exception>
    public async Task<JsonElement> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) command["sessionId"] = session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        while (true)
        {
            var answer = await ReceiveAsync(cancellationToken);
            if (!answer.TryGetProperty("id", out var answered) || answered.GetInt32() != id) continue;
            return answer.TryGetProperty("result", out var result) ? result : throw new EngineException($"The browser refuses {method}.");
        }
    }

    /// <summary>Waits for an event unless it came since it was last waited for.</summary>
    public async Task WaitForAsync(string happening, CancellationToken cancellationToken)
    {
        while (!_seen.Remove(happening)) await ReceiveAsync(cancellationToken);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            if (length == _message.Length) Array.Resize(ref _message, 2 * length);
            received = await _socket.ReceiveAsync(_message.AsMemory(length), cancellationToken);
            length += received.Count;
        }
        while (!received.EndOfMessage);
        using var document = JsonDocument.Parse(_message.AsMemory(0, length));
        if (document.RootElement.TryGetProperty("method", out var method)) _seen.Add(method.GetString()!);
        return document.RootElement.Clone();
    }
}
