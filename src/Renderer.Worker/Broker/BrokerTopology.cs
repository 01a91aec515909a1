using System.Collections.Immutable;
using Renderer.Contracts;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Broker;

/// <summary>One queue as it must be declared: every program that declares it says the same.</summary>
internal sealed record QueueDeclaration(string Name, ImmutableSortedDictionary<string, object?> Arguments);

/// <summary>An exchange feeds a queue, or another exchange.</summary>
internal sealed record BindingDeclaration(string Source, string Destination, bool IsToQueue);

/// <summary>The broker's exchanges, queues and bindings, all durable. Declared ahead by <c>renderer deploy-topology</c>, and again by each worker.</summary>
internal sealed record BrokerTopology
{
    // Counts every give-back of a message, also by a worker that stops or loses its connection: what was merely held by such a
    // worker must not come near. The suspect queue, where one message is out at a time, has the limit that means something.
    private const int LaneDeliveryLimit = 50;

    // A message nobody can read is of use while somebody looks for its sender.
    private static readonly TimeSpan UnreadableTime = TimeSpan.FromDays(7);

    // Strangers may send large ones: 10,000 of them must not fill the broker's disk.
    private const long UnreadableBytes = 256L * 1024 * 1024;

    /// <summary>Fanout exchanges.</summary>
    public required ImmutableArray<string> Exchanges { get; init; }

    public required ImmutableArray<QueueDeclaration> Queues { get; init; }

    public required ImmutableArray<BindingDeclaration> Bindings { get; init; }

    public static BrokerTopology Of(BrokerOptions options)
    {
        var names = new QueueNames(options.Prefix);
        ImmutableArray<string> consumed = [.. LaneNames.All.Select(names.Lane), names.Suspect, names.DeadLetterAnnounce, names.Commands];
        return new BrokerTopology
        {
            // MassTransit puts an exchange of the same name before each queue it consumes.
            Exchanges = [names.DeadLetter, .. consumed, QueueNames.ExchangeOf<ReportReady>(), .. QueueNames.CommandExchanges, .. QueueNames.EventExchanges, .. QueueNames.BatchEventExchanges, .. TemplateChanges.Exchanges],
            Queues =
            [
                .. LaneNames.All.SelectMany(lane => QueuesOf(lane, names, options)),
                Queue(names.Suspect, DeadLettered(names.DeadLetter).Add("x-delivery-limit", options.DeliveryLimit)),
                Queue(names.DeadLetter),
                Queue(names.DeadLetterAnnounce),
                Queue(names.Commands, DeadLettered(names.DeadLetter).Add("x-delivery-limit", LaneDeliveryLimit)),
                Queue(names.CommandsSkipped, Unreadable(options)),
            ],
            Bindings =
            [
                .. consumed.Select(name => new BindingDeclaration(name, name, IsToQueue: true)),
                new(names.DeadLetter, names.DeadLetter, IsToQueue: true),
                new(names.DeadLetter, names.DeadLetterAnnounce, IsToQueue: false),
                new(QueueNames.ExchangeOf<ReportReady>(), names.Lane(Lane.Interactive), IsToQueue: false),
                .. QueueNames.CommandExchanges.Select(command => new BindingDeclaration(command, names.Commands, IsToQueue: false)),
            ],
        };
    }

    public QueueDeclaration Find(string queue) => Queues.First(q => q.Name == queue);

    private static IEnumerable<QueueDeclaration> QueuesOf(Lane lane, QueueNames names, BrokerOptions options)
    {
        yield return Queue(names.Lane(lane), DeadLettered(names.DeadLetter).Add("x-delivery-limit", LaneDeliveryLimit));
        yield return Queue(names.Error(lane));
        yield return Queue(names.Skipped(lane), Unreadable(options));
        foreach (var time in options.EffectiveWaitTimes.Distinct())
        {
            // Time over means back to the lane, through the default exchange.
            yield return Queue(names.Wait(lane, time), DeadLettered("").Add("x-dead-letter-routing-key", names.Lane(lane)).Add("x-message-ttl", (long)time.TotalMilliseconds));
        }
    }

    private static ImmutableSortedDictionary<string, object?> Unreadable(BrokerOptions options) => Quorum
        .Add("x-max-length", options.UnreadableLimit)
        .Add("x-max-length-bytes", UnreadableBytes)
        .Add("x-message-ttl", (long)UnreadableTime.TotalMilliseconds);

    // In a cluster of three each queue gets three members: that is the broker's default for quorum queues.
    private static ImmutableSortedDictionary<string, object?> Quorum => ImmutableSortedDictionary.Create<string, object?>(StringComparer.Ordinal).Add("x-queue-type", "quorum");

    // Without at-least-once a dead-lettered message is gone when its target does not take it at that moment.
    private static ImmutableSortedDictionary<string, object?> DeadLettered(string exchange) => Quorum
        .Add("x-dead-letter-exchange", exchange)
        .Add("x-dead-letter-strategy", "at-least-once")
        .Add("x-overflow", "reject-publish");

    private static QueueDeclaration Queue(string name, ImmutableSortedDictionary<string, object?>? arguments = null) => new(name, arguments ?? Quorum);
}
