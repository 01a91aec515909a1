using RabbitMQ.Client;

namespace Renderer.Worker.Broker;

/// <summary>A message in one of the queues of what went wrong, as far as its headers or its body tell.</summary>
public sealed record KeptMessage
{
    /// <summary>The queue it lies in.</summary>
    public required string Queue { get; init; }

    /// <summary>The lane it came from; null when nothing says so.</summary>
    public required string? Lane { get; init; }

    /// <summary>Report; empty when the message did not say.</summary>
    public required string ReportId { get; init; }

    /// <summary>Revision; 0 when the message did not say.</summary>
    public required long Revision { get; init; }

    /// <summary>Template; empty when the message did not say.</summary>
    public required string Template { get; init; }

    /// <summary>Code of what went wrong.</summary>
    public required string Code { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was put there; null when nothing says so.</summary>
    public required DateTimeOffset? FailedAt { get; init; }

    internal static KeptMessage Of(string queue, BasicGetResult found)
    {
        var properties = found.BasicProperties;
        // The broker's dead letters carry the broker's headers, and none of ours.
        var code = DeliveryHeaders.Text(properties, DeliveryHeaders.Code) is { } told && DeliveryHeaders.Text(properties, DeliveryHeaders.FailedAt) is not null
            ? told
            : Contracts.ProblemCodes.DeliveryLimit;
        var origin = DeliveryReader.FindOrigin(found.Body, properties.ContentType);
        return new KeptMessage
        {
            Queue = queue,
            Lane = DeliveryHeaders.Text(properties, DeliveryHeaders.Lane),
            ReportId = origin.ReportId,
            Revision = origin.Revision,
            Template = origin.Template,
            Code = code,
            Attempts = DeliveryHeaders.Integer(properties, DeliveryHeaders.Attempts),
            FailedAt = DeliveryHeaders.Time(properties, DeliveryHeaders.FailedAt) ?? DeliveryHeaders.DeadLetteredAt(properties),
        };
    }
}
