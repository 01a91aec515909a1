using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Broker;

/// <summary>One report to ask for.</summary>
public sealed record SendRequest
{
    /// <summary>Report id.</summary>
    public required string ReportId { get; init; }

    /// <summary>Revision.</summary>
    public required long Revision { get; init; }

    /// <summary>Template name.</summary>
    public required string Template { get; init; }

    /// <summary>A pinned version, or null.</summary>
    public string? TemplateVersion { get; init; }

    /// <summary>The data: JSON.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>The wanted formats; empty for page and PDF.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Whether totals that are absent are computed.</summary>
    public bool ComputesTotals { get; init; }

    /// <summary>What a broken sum is, <c>warning</c> or <c>error</c>; null for what the service is set to.</summary>
    public string? BrokenSums { get; init; }

    /// <summary>Id of last year's report; null to have the service find it.</summary>
    public string? PreviousReportId { get; init; }

    /// <summary>Ids of the reports that this one adds up.</summary>
    public ImmutableArray<string> LowerReportIds { get; init; } = [];
}

/// <summary>How requests are sent.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Wait">How long to wait for the outcomes at most; null for not at all.</param>
/// <param name="Time">The clock.</param>
public sealed record SendOptions(Lane Lane, TimeSpan? Wait, TimeProvider Time);

/// <summary>What became of a request.</summary>
public sealed record SendOutcome
{
    /// <summary>Report id.</summary>
    public required string ReportId { get; init; }

    /// <summary>Revision.</summary>
    public required long Revision { get; init; }

    /// <summary><c>sent</c>, <c>rendered</c>, <c>rejected</c> or <c>failed</c>; <c>refused</c> when it was not sent.</summary>
    public required string State { get; init; }

    /// <summary>Identity of the rendition, when there is one.</summary>
    public string? RenditionId { get; init; }

    /// <summary>Problems and warnings.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}

/// <summary>Sends requests to a lane as any other program would: plain JSON, confirmed by the broker.</summary>
public static class SendRun
{
    private const int AtATime = 16;

    /// <summary>Sends all; with a time to wait, hears what became of each.</summary>
    /// <exception cref="BrokerException">The broker is away or has no such queue.</exception>
    /// <exception cref="TimeoutException">Some outcome was not announced in time.</exception>
    public static async Task<ImmutableArray<SendOutcome>> RunAsync(
        BrokerOptions options, IReadOnlyCollection<SendRequest> requests, SendOptions how, CancellationToken cancellationToken)
    {
        await using var connection = new BrokerConnection(new BrokerAddress(options), "renderer send");
        var outcomes = new ConcurrentDictionary<(string, long), SendOutcome>();
        using var heard = new SemaphoreSlim(0);
        await using var listening = how.Wait is null ? null : await ListenAsync(connection, outcome => Hear(outcomes, heard, outcome), cancellationToken);
        var queue = new QueueNames(options.Prefix).Lane(how.Lane);
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (request, stop) =>
        {
            var message = MessageOf(request);
            var problems = MessageCheck.FindProblems(message);
            if (problems.IsEmpty && MessageData.FindSizeProblem(message, MessageData.Write(request.Data)) is { } tooLarge) problems = [tooLarge];
            if (problems.IsEmpty) await connection.SendAsync(queue, OutgoingMessage.BodyOf(message), OutgoingMessage.PropertiesOf(message, how.Time.GetUtcNow()), stop);
            var state = problems.IsEmpty ? "sent" : "refused";
            // What was heard already says more.
            outcomes.TryAdd((request.ReportId, request.Revision), new SendOutcome { ReportId = request.ReportId, Revision = request.Revision, State = state, Problems = problems });
        });
        if (how.Wait is { } patience) await WaitAsync(outcomes, heard, patience, cancellationToken);
        return [.. requests.Select(r => outcomes[(r.ReportId, r.Revision)])];
    }

    private static ReportReady MessageOf(SendRequest request) => new()
    {
        ReportId = request.ReportId,
        Revision = request.Revision,
        Template = request.Template,
        TemplateVersion = request.TemplateVersion,
        Data = request.Data,
        Formats = request.Formats,
        ComputeTotals = request.ComputesTotals,
        BrokenSums = request.BrokenSums,
        Compare = request.PreviousReportId is null && request.LowerReportIds.IsEmpty
            ? null
            : new ReportComparison { PreviousReportId = request.PreviousReportId, LowerReportIds = request.LowerReportIds },
    };

    private static void Hear(ConcurrentDictionary<(string, long), SendOutcome> outcomes, SemaphoreSlim heard, SendOutcome outcome)
    {
        outcomes[(outcome.ReportId, outcome.Revision)] = outcome;
        heard.Release();
    }

    private static async Task WaitAsync(ConcurrentDictionary<(string, long), SendOutcome> outcomes, SemaphoreSlim heard, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(patience);
        try
        {
            while (outcomes.Values.Any(o => o.State == "sent")) await heard.WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{outcomes.Values.Count(o => o.State == "sent")} of {outcomes.Count} reports were sent, and not announced within {patience}. Is a worker running?", e);
        }
    }

    private static async Task<IChannel> ListenAsync(BrokerConnection connection, Action<SendOutcome> hear, CancellationToken cancellationToken)
    {
        var channel = await connection.OpenChannelAsync(cancellationToken);
        try
        {
            var queue = (await channel.QueueDeclareAsync(cancellationToken: cancellationToken)).QueueName;
            foreach (var exchange in QueueNames.EventExchanges) await channel.QueueBindAsync(queue, exchange, "", cancellationToken: cancellationToken);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, delivery) =>
            {
                hear(OutcomeOf(delivery));
                return Task.CompletedTask;
            };
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken);
            return channel;
        }
        catch (Exception e) when (BrokerException.IsOutage(e))
        {
            throw new BrokerException($"{connection.Address.Nodes}: the events cannot be heard: {e.Message} Run renderer deploy-topology first.", e);
        }
    }

    private static SendOutcome OutcomeOf(BasicDeliverEventArgs delivery)
    {
        if (delivery.Exchange == QueueNames.ExchangeOf<ReportRendered>())
        {
            var rendered = Read<ReportRendered>(delivery.Body);
            return new SendOutcome
            {
                ReportId = rendered.ReportId,
                Revision = rendered.Revision,
                State = "rendered",
                RenditionId = rendered.RenditionId,
                Problems = RequestMapping.FromWire(rendered.Warnings, Severity.Warning),
            };
        }

        if (delivery.Exchange == QueueNames.ExchangeOf<ReportRejected>())
        {
            var rejected = Read<ReportRejected>(delivery.Body);
            return new SendOutcome { ReportId = rejected.ReportId, Revision = rejected.Revision, State = "rejected", Problems = RequestMapping.FromWire(rejected.Problems, Severity.Error) };
        }

        var failed = Read<ReportFailed>(delivery.Body);
        var problem = new Problem(Severity.Error, failed.Code, "", failed.LastError, $"It was tried {failed.Attempts} times; renderer replay puts it back.");
        return new SendOutcome { ReportId = failed.ReportId, Revision = failed.Revision, State = "failed", Problems = [problem] };
    }

    private static T Read<T>(ReadOnlyMemory<byte> body) => JsonSerializer.Deserialize<T>(body.Span, WireJson.Options)!;
}
