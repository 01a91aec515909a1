using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.S3;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Renderer.Service.Tests.Running;

/// <summary>One event as a consumer in another language gets it.</summary>
internal sealed record HeardEvent(string Kind, ReportKey Report, string MessageId, string? RenditionId, JsonElement Body, long HeardAt);

/// <summary>A website's pipeline: a queue of its own bound to the three event exchanges, plain JSON, every event looked into at once.</summary>
internal sealed class EventLog : IAsyncDisposable
{
    private static readonly string[] Kinds = ["ReportRendered", "ReportRejected", "ReportFailed"];

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly Deployment _deployment;
    private readonly ConcurrentQueue<HeardEvent> _events = new();
    private readonly ConcurrentDictionary<ReportKey, long> _firstHeard = new();
    private readonly SemaphoreSlim _news = new(0);

    private EventLog(Deployment deployment, IConnection connection, IChannel channel)
    {
        _deployment = deployment;
        _connection = connection;
        _channel = channel;
    }

    public IReadOnlyCollection<HeardEvent> Events => _events;

    /// <summary>When the first outcome of each report came.</summary>
    public IReadOnlyDictionary<ReportKey, long> FirstHeard => _firstHeard;

    /// <summary>Events that named an object which was not in the store when they came.</summary>
    public ConcurrentQueue<string> Untrue { get; } = new();

    public static async Task<EventLog> ListenAsync(Deployment deployment)
    {
        var connection = await deployment.ConnectAsync();
        var log = new EventLog(deployment, connection, await connection.CreateChannelAsync());
        await log.SubscribeAsync();
        return log;
    }

    /// <summary>Waits until every one of these reports has an outcome.</summary>
    /// <param name="keys">The reports.</param>
    /// <param name="patience">Longest wait without any news.</param>
    /// <exception cref="TimeoutException">Nothing came for that long; the message says what is missing.</exception>
    public async Task WaitForAsync(IReadOnlyCollection<ReportKey> keys, TimeSpan patience)
    {
        while (!keys.All(_firstHeard.ContainsKey))
        {
            if (await _news.WaitAsync(patience)) continue;
            var missing = keys.Where(k => !_firstHeard.ContainsKey(k)).ToArray();
            var workers = string.Join("\n----\n", _deployment.Workers.Select(w => string.Join('\n', w.Log.Split('\n').TakeLast(30))));
            throw new TimeoutException($"{missing.Length} of {keys.Count} reports have no outcome, {missing[0]} among them, and nothing came for {patience}.\n{workers}");
        }
    }

    public async Task WaitForAsync(Func<IReadOnlyCollection<HeardEvent>, bool> condition, TimeSpan patience)
    {
        while (!condition(_events))
        {
            if (!await _news.WaitAsync(patience)) throw new TimeoutException($"The condition does not hold after {_events.Count} events, and nothing came for {patience}.\n{string.Join('\n', _deployment.Workers.Select(w => w.Log))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        _news.Dispose();
    }

    private async Task SubscribeAsync()
    {
        // A pipeline that wants no event lost binds before anybody publishes; the exchanges are declared as the service declares them.
        // A quorum queue, as a pipeline has it on a cluster: a classic one is away while its node is.
        await _channel.QueueDeclareAsync("pipeline", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        foreach (var kind in Kinds)
        {
            await _channel.ExchangeDeclareAsync($"Renderer.Contracts:{kind}", ExchangeType.Fanout, durable: true);
            await _channel.QueueBindAsync("pipeline", $"Renderer.Contracts:{kind}", "");
        }

        await _channel.BasicQosAsync(0, 500, global: false);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await HearAsync(delivery);
            await _channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await _channel.BasicConsumeAsync("pipeline", autoAck: false, consumer);
    }

    private async Task HearAsync(BasicDeliverEventArgs delivery)
    {
        var heardAt = Stopwatch.GetTimestamp();
        var kind = delivery.Exchange[(delivery.Exchange.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var body = JsonElement.Parse(delivery.Body.Span);
        var key = new ReportKey(body.GetProperty("reportId").GetString()!, body.GetProperty("revision").GetInt64());
        var rendition = kind == "ReportRendered" ? body.GetProperty("renditionId").GetString() : null;
        if (rendition is not null) await LookAsync(body);
        _events.Enqueue(new HeardEvent(kind, key, delivery.BasicProperties.MessageId ?? "", rendition, body, heardAt));
        _firstHeard.TryAdd(key, heardAt);
        _news.Release();
    }

    // No event before its object.
    private async Task LookAsync(JsonElement body)
    {
        foreach (var artifact in body.GetProperty("artifacts").EnumerateArray())
        {
            var key = artifact.GetProperty("key").GetString()!;
            if (artifact.GetProperty("address").GetString() is { } address && new Uri(address) is { IsFile: true } file)
            {
                if (!File.Exists(file.LocalPath) || new FileInfo(file.LocalPath).Length != artifact.GetProperty("bytes").GetInt64()) Untrue.Enqueue(file.LocalPath);
                continue;
            }

            var length = await LengthAsync(key);
            if (length != artifact.GetProperty("bytes").GetInt64()) Untrue.Enqueue($"{key}: {length?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        }
    }

    // A store that is away now says nothing about the event: it is asked again until it answers.
    private async Task<long?> LengthAsync(string key)
    {
        while (true)
        {
            try
            {
                return (await _deployment.Storage.GetObjectMetadataAsync(_deployment.BucketName, key)).ContentLength;
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
            catch (Exception e) when (e is HttpRequestException or AmazonS3Exception)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }
}
