using System.Collections.Immutable;
using System.Security.Cryptography;
using RabbitMQ.Client;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Worker.Hosting;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Puts messages of what went wrong back into their lanes. Those that are not selected stay where they are, in their order.</summary>
/// <remarks>Put back and confirmed, recorded, then taken away: whatever dies in between leaves the message twice at worst, which is harmless.</remarks>
public sealed class ReplayRun
{
    private readonly BrokerConnection _connection;
    private readonly RenditionArchive _archive;
    private readonly QueueNames _names;
    private readonly ReplayFilter _filter;
    private readonly string _requestedBy;
    private readonly DateTimeOffset _startedAt;
    private readonly ImmutableArray<KeptMessage>.Builder _selected = ImmutableArray.CreateBuilder<KeptMessage>();
    private int _examined;

    private ReplayRun(BrokerConnection connection, RenditionArchive archive, QueueNames names, ReplayFilter filter, (string RequestedBy, TimeProvider Time) asked) =>
        (_connection, _archive, _names, _filter, _requestedBy, _startedAt) = (connection, archive, names, filter, asked.RequestedBy, asked.Time.GetUtcNow());

    /// <summary>Replays.</summary>
    /// <exception cref="BrokerException">The broker is away or refuses; what was put back before stays so.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot record it; the message in hand lies in both queues.</exception>
    public static async Task<ReplayResult> RunAsync(
        WorkerSettings settings, ReplayFilter filter, (string RequestedBy, TimeProvider Time) asked, CancellationToken cancellationToken)
    {
        await using var connection = new BrokerConnection(new BrokerAddress(settings.Broker), "renderer replay");
        var names = new QueueNames(settings.Broker.Prefix);
        var archive = await WorkerParts.OpenArchiveAsync(settings, asked.Time, cancellationToken);
        var run = new ReplayRun(connection, archive, names, filter, asked);
        try
        {
            foreach (var queue in run.QueuesOf(filter.Source)) await run.ReplayAsync(queue, cancellationToken);
        }
        catch (Exception e) when (BrokerException.IsOutage(e))
        {
            throw BrokerException.Of(connection.Address, e);
        }

        return new ReplayResult(run._examined, run._selected.ToImmutable());
    }

    private IEnumerable<string> QueuesOf(ReplaySource source) => source switch
    {
        ReplaySource.Error => LaneNames.All.Select(_names.Error),
        ReplaySource.Skipped => LaneNames.All.Select(_names.Skipped),
        _ => [_names.DeadLetter],
    };

    private async Task ReplayAsync(string queue, CancellationToken cancellationToken)
    {
        await using var channel = await _connection.OpenChannelAsync(cancellationToken);
        while (_selected.Count < _filter.Limit && await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } found)
        {
            var message = KeptMessage.Of(queue, found);
            // What comes while this runs, perhaps back from this very replay, is for the next one.
            if (message.FailedAt > _startedAt) break;
            _examined++;
            if (!_filter.Selects(message)) continue;
            if (!_filter.IsDryRun) await PutBackAsync(channel, message, found, cancellationToken);
            _selected.Add(message);
        }

        // Tag 0 and multiple: everything this channel still holds goes back to its place.
        await channel.BasicNackAsync(0, multiple: true, requeue: true, cancellationToken);
    }

    private async Task PutBackAsync(IChannel channel, KeptMessage message, BasicGetResult found, CancellationToken cancellationToken)
    {
        var lane = _filter.Target ?? LaneNames.Find(message.Lane) ?? Lane.Bulk;
        var replays = DeliveryHeaders.Integer(found.BasicProperties, DeliveryHeaders.Replays);
        await _connection.SendAsync(_names.Lane(lane), found.Body, DeliveryHeaders.Afresh(found.BasicProperties, replays + 1), cancellationToken);
        var digest = Convert.ToHexStringLower(SHA256.HashData(found.Body.Span));
        await _archive.Requests.RecordReplayAsync(
            new Replay
            {
                Id = EventIdentity.Derive("replay", message.Queue, digest, $"{message.FailedAt:O}", $"{replays}").ToString(),
                Queue = message.Queue,
                Lane = LaneNames.Of(lane),
                Revision = message.ReportId.Length > 0 && message.Revision > 0 ? ReportRevision.Create(message.ReportId, message.Revision) : null,
                Template = message.Template.Length > 0 ? message.Template : null,
                Code = message.Code,
                RequestedBy = _requestedBy,
            },
            cancellationToken);
        await channel.BasicAckAsync(found.DeliveryTag, multiple: false, cancellationToken);
    }
}
