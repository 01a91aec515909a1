using System.Text.Json;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Tests.Broker;

/// <summary>A website's queue, bound to the events' exchanges; it reads them as plain JSON.</summary>
internal sealed class EventQueue : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<HeardMessage> _heard = Channel.CreateUnbounded<HeardMessage>();
    private readonly IChannel _channel;

    private EventQueue(IChannel channel) => _channel = channel;

    public static async Task<EventQueue> OpenAsync(VirtualHost host)
    {
        var queue = new EventQueue(await host.OpenChannelAsync());
        await queue.ListenAsync();
        return queue;
    }

    public bool IsSilent => !_heard.Reader.TryPeek(out _);

    public async Task<HeardMessage> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _heard.Reader.ReadAsync(patience.Token);
    }

    public async Task<T> HearAsync<T>() => (await HearAsync()).Message.ShouldBeOfType<T>();

    /// <summary>Hears until one of a kind comes, and says what came before.</summary>
    public async Task<(T Message, IReadOnlyList<HeardMessage> Before)> HearUntilAsync<T>()
    {
        var before = new List<HeardMessage>();
        while (true)
        {
            var heard = await HearAsync();
            if (heard.Message is T message) return (message, before);
            before.Add(heard);
        }
    }

    /// <summary>Hears until so many different events came.</summary>
    public async Task<IReadOnlyList<HeardMessage>> HearDifferentAsync(int count)
    {
        var heard = new Dictionary<string, HeardMessage>(StringComparer.Ordinal);
        while (heard.Count < count)
        {
            var message = await HearAsync();
            heard[message.Properties.MessageId!] = message;
        }

        return [.. heard.Values];
    }

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private async Task ListenAsync()
    {
        var queue = (await _channel.QueueDeclareAsync()).QueueName;
        foreach (var exchange in (string[])[.. QueueNames.EventExchanges, .. QueueNames.BatchEventExchanges]) await _channel.QueueBindAsync(queue, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var body = delivery.Body.ToArray();
            object message = delivery.Exchange switch
            {
                "Renderer.Contracts:ReportRendered" => Read<ReportRendered>(body),
                "Renderer.Contracts:ReportRejected" => Read<ReportRejected>(body),
                "Renderer.Contracts:RegenerationStarted" => Read<RegenerationStarted>(body),
                "Renderer.Contracts:RegenerationProgressed" => Read<RegenerationProgressed>(body),
                "Renderer.Contracts:RegenerationCompleted" => Read<RegenerationCompleted>(body),
                _ => Read<ReportFailed>(body),
            };
            return _heard.Writer.WriteAsync(new HeardMessage(message, new BasicProperties(delivery.BasicProperties), body)).AsTask();
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    private static T Read<T>(byte[] body) => JsonSerializer.Deserialize<T>(body, WireJson.Options)!;
}

/// <summary>An event as it was on the wire.</summary>
internal sealed record HeardMessage(object Message, IReadOnlyBasicProperties Properties, byte[] Body);
