using System.Security.Cryptography;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Takes a command off the commands' queue and sees it through: to a batch, or to an answer. What cannot be read is answered and kept.</summary>
internal sealed class CommandDelivery(
    CommandAnswers answers, DeliveryCarrier carrier, PartsAvailability parts, BrokerOptions options, ILogger<CommandDelivery> logger)
{
    public async Task ConsumeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        while (true)
        {
            await parts.WaitAsync(options.HoldTime, cancellationToken);
            try
            {
                await RunAsync(delivery, cancellationToken);
                return;
            }
            catch (Exception e) when (e is CatalogueException or ObjectStoreException)
            {
                Log.CommandWaits(logger, e.Message);
                if (await parts.IsOutageAsync(cancellationToken)) continue;
                await RefuseAsync(delivery, [Unusable(AttemptFailure.Of(e))], cancellationToken);
                return;
            }
        }
    }

    private Task RunAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var type = delivery.Properties.ContentType;
        if (IsCancellation(delivery))
        {
            var cancellation = DeliveryReader.ReadCommand(delivery.Body, type, CommandReader.ReadCancellation);
            return cancellation.Message is { } cancel ? answers.RunAsync(cancel, cancellationToken) : RefuseAsync(delivery, cancellation.Problems, cancellationToken);
        }

        var regeneration = DeliveryReader.ReadCommand(delivery.Body, type, body => CommandReader.ReadRegeneration(body));
        return regeneration.Message is { } regenerate ? answers.RunAsync(regenerate, cancellationToken) : RefuseAsync(delivery, regeneration.Problems, cancellationToken);
    }

    // Answered first, then kept: a crash between repeats both, with the same id.
    private async Task RefuseAsync(Delivery delivery, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var answer = new CommandAnswer
        {
            CommandDigest = Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span)),
            BatchId = Find(delivery, "batchId") is { } id && ReportRevision.IsReportId(id) ? id : "",
            Template = Find(delivery, "template") is { } template && MessageCheck.IsName(template) ? template : "",
            Problems = [.. problems],
        };
        await answers.AnswerAsync(answer, cancellationToken);
        await carrier.SkipCommandAsync(delivery, new AttemptFailure(problems[0].Code, problems[0].Message), cancellationToken);
    }

    // Both kinds come by one queue. Who does not name the type is told apart by the template, which one needs and the other does not know.
    private static bool IsCancellation(Delivery delivery) => delivery.Properties.Type switch
    {
        nameof(CancelRegeneration) => true,
        nameof(RegenerateReports) => false,
        _ => Find(delivery, "batchId") is not null && Find(delivery, "template") is null,
    };

    private static string? Find(Delivery delivery, string field) => DeliveryReader.FindText(delivery.Body, delivery.Properties.ContentType, field);

    private static Problem Unusable(AttemptFailure failure) =>
        new(Severity.Error, failure.Code, "", failure.Reason, "Look at the service's health, then send the command again.");
}
