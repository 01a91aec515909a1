using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;

namespace Renderer.Service.Tests.Running;

/// <summary>An upstream system that sends plain JSON, as any language would: no envelope, with publisher confirms.</summary>
internal sealed class Producer : IAsyncDisposable
{
    private static readonly JsonObject Sample = JsonNode.Parse(File.ReadAllBytes(Repository.Sample("huajie-2023")))!.AsObject();

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private Producer(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    /// <summary>When each message was handed to the broker, by report id and revision.</summary>
    public Dictionary<ReportKey, long> SentAt { get; } = [];

    public static async Task<Producer> ConnectAsync(Deployment deployment)
    {
        var connection = await deployment.ConnectAsync();
        return new Producer(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true, new ThrottlingRateLimiter(256))));
    }

    /// <summary>A report like the sample's, of another body, so that no two are alike unless their texts are.</summary>
    public static byte[] Message(ReportKey key, string body, JsonObject? more = null)
    {
        var data = (JsonObject)Sample.DeepClone();
        data["body"] = body;
        var message = new JsonObject { ["reportId"] = key.ReportId, ["revision"] = key.Revision, ["template"] = "disclosure-2021", ["data"] = data };
        foreach (var (name, value) in more ?? []) message[name] = value?.DeepClone();
        return Encoding.UTF8.GetBytes(message.ToJsonString());
    }

    /// <summary>Sends one report of its own to a lane; returns when the broker has it.</summary>
    public Task SendAsync(string lane, ReportKey key) => SendAsync(lane, key, Message(key, $"{key.ReportId}镇人民政府第{key.Revision}稿"));

    public async Task SendAsync(string lane, ReportKey key, byte[] body)
    {
        lock (SentAt) SentAt.TryAdd(key, Stopwatch.GetTimestamp());
        await SendRawAsync(lane, body);
    }

    /// <summary>Sends any bytes to a lane; returns when the broker has them.</summary>
    public async Task SendRawAsync(string lane, byte[] body) => await _channel.BasicPublishAsync(
        "", $"renderer.{lane}", mandatory: true, new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent }, body);

    /// <summary>Sends many, several on their way at a time.</summary>
    public async Task SendAllAsync(string lane, IEnumerable<ReportKey> keys)
    {
        foreach (var some in keys.Chunk(200)) await Task.WhenAll(some.Select(key => SendAsync(lane, key)));
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>One revision of a report.</summary>
internal sealed record ReportKey(string ReportId, long Revision)
{
    /// <summary>So many reports with one revision each.</summary>
    public static IReadOnlyList<ReportKey> Many(string prefix, int count) => [.. Enumerable.Range(1, count).Select(i => new ReportKey($"{prefix}-{i:D6}", 1))];
}
