using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Puts a delivered message into another queue. When it returns, the broker has it there, and the delivery may be acknowledged.</summary>
internal sealed class DeliveryCarrier(BrokerConnection connection, BrokerOptions options, TimeProvider time)
{
    private const int LongestReason = 500;

    private readonly QueueNames _names = new(options.Prefix);

    /// <summary>Into the queue where it is delivered alone.</summary>
    public Task IsolateAsync(Delivery delivery, CancellationToken cancellationToken) =>
        SendAsync(_names.Suspect, delivery, DeliveryHeaders.Next(delivery.Properties, LaneOf(delivery)), cancellationToken);

    /// <summary>Into the first waiting queue, as if this delivery had not been.</summary>
    public Task PostponeAsync(Delivery delivery, CancellationToken cancellationToken) =>
        SendAsync(_names.Wait(delivery.Lane, options.EffectiveWaitTimes[0]), delivery, DeliveryHeaders.Next(delivery.Properties), cancellationToken);

    /// <summary>Into a waiting queue, after an attempt that failed.</summary>
    public Task WaitAsync(Delivery delivery, TimeSpan wait, AttemptFailure failure, CancellationToken cancellationToken)
    {
        var properties = DeliveryHeaders.Next(
            delivery.Properties,
            new(DeliveryHeaders.Attempts, delivery.FailedAttempts + 1),
            new(DeliveryHeaders.FirstFailedAt, DeliveryHeaders.Text(delivery.Properties, DeliveryHeaders.FirstFailedAt) ?? Now),
            new(DeliveryHeaders.Code, failure.Code));
        return SendAsync(_names.Wait(delivery.Lane, wait), delivery, properties, cancellationToken);
    }

    /// <summary>Into the error queue, until somebody replays it.</summary>
    public Task FailAsync(Delivery delivery, MessageOrigin origin, AttemptFailure failure, CancellationToken cancellationToken) =>
        SendAsync(_names.Error(delivery.Lane), delivery, Kept(delivery, origin, failure, delivery.FailedAttempts + 1), cancellationToken);

    /// <summary>Into the queue of messages that nobody can read.</summary>
    public Task SkipAsync(Delivery delivery, MessageOrigin origin, AttemptFailure failure, CancellationToken cancellationToken) =>
        SendAsync(_names.Skipped(delivery.Lane), delivery, Kept(delivery, origin, failure, delivery.FailedAttempts), cancellationToken);

    /// <summary>Into the queue of commands that nobody can read.</summary>
    public Task SkipCommandAsync(Delivery delivery, AttemptFailure failure, CancellationToken cancellationToken) =>
        SendAsync(_names.CommandsSkipped, delivery, Kept(delivery, MessageOrigin.Unknown, failure, delivery.FailedAttempts), cancellationToken);

    private string Now => DeliveryHeaders.Write(time.GetUtcNow());

    private RabbitMQ.Client.BasicProperties Kept(Delivery delivery, MessageOrigin origin, AttemptFailure failure, int attempts) => DeliveryHeaders.Next(
        delivery.Properties,
        LaneOf(delivery),
        new(DeliveryHeaders.Attempts, attempts),
        new(DeliveryHeaders.FirstFailedAt, DeliveryHeaders.Text(delivery.Properties, DeliveryHeaders.FirstFailedAt) ?? Now),
        new(DeliveryHeaders.FailedAt, Now),
        new(DeliveryHeaders.Code, failure.Code),
        new(DeliveryHeaders.Reason, failure.Reason.Length <= LongestReason ? failure.Reason : failure.Reason[..LongestReason]),
        new(DeliveryHeaders.ReportId, origin.ReportId),
        new(DeliveryHeaders.Revision, origin.Revision),
        new(DeliveryHeaders.Template, origin.Template));

    private static KeyValuePair<string, object?> LaneOf(Delivery delivery) => new(DeliveryHeaders.Lane, LaneNames.Of(delivery.Lane));

    private Task SendAsync(string queue, Delivery delivery, RabbitMQ.Client.BasicProperties properties, CancellationToken cancellationToken) =>
        connection.SendAsync(queue, delivery.Body, properties, cancellationToken);
}
