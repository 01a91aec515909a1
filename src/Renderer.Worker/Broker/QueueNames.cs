using System.Globalization;
using Renderer.Contracts;

namespace Renderer.Worker.Broker;

/// <summary>The names of the queues and exchanges; operators and other languages' programs know them.</summary>
internal sealed class QueueNames(string prefix)
{
    /// <summary>Where a message that may have killed workers is delivered, one at a time.</summary>
    public string Suspect => $"{prefix}.suspect";

    /// <summary>The exchange of messages over the delivery limit, and the queue that keeps them.</summary>
    public string DeadLetter => $"{prefix}.dead-letter";

    /// <summary>The copies of the same that are announced and then gone.</summary>
    public string DeadLetterAnnounce => $"{prefix}.dead-letter.announce";

    /// <summary>The commands of regeneration.</summary>
    public string Commands => $"{prefix}.commands";

    /// <summary>Commands nobody could read.</summary>
    public string CommandsSkipped => $"{Commands}_skipped";

    public string Lane(Lane lane) => $"{prefix}.{LaneNames.Of(lane)}";

    public string Error(Lane lane) => $"{Lane(lane)}_error";

    /// <summary>Messages nobody could read.</summary>
    public string Skipped(Lane lane) => $"{Lane(lane)}_skipped";

    public string Wait(Lane lane, TimeSpan time) => $"{Lane(lane)}.wait.{Short(time)}";

    /// <summary>The exchange of a message type, named as MassTransit names it, so that its users find it.</summary>
    public static string ExchangeOf<T>() => $"{typeof(T).Namespace}:{typeof(T).Name}";

    /// <summary>The exchanges of the events.</summary>
    public static IReadOnlyList<string> EventExchanges => [ExchangeOf<ReportRendered>(), ExchangeOf<ReportRejected>(), ExchangeOf<ReportFailed>()];

    /// <summary>The exchanges of the events about whole batches.</summary>
    public static IReadOnlyList<string> BatchEventExchanges => [ExchangeOf<RegenerationStarted>(), ExchangeOf<RegenerationProgressed>(), ExchangeOf<RegenerationCompleted>()];

    /// <summary>The exchanges of the commands.</summary>
    public static IReadOnlyList<string> CommandExchanges => [ExchangeOf<RegenerateReports>(), ExchangeOf<CancelRegeneration>()];

    private static string Short(TimeSpan time)
    {
        if (time.TotalMinutes is >= 1 and var minutes && minutes == Math.Truncate(minutes)) return string.Create(CultureInfo.InvariantCulture, $"{minutes:0}m");
        if (time.TotalSeconds is >= 1 and var seconds && seconds == Math.Truncate(seconds)) return string.Create(CultureInfo.InvariantCulture, $"{seconds:0}s");
        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms");
    }
}
