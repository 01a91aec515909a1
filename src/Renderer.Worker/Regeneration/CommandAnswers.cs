using System.Security.Cryptography;
using System.Text.Json;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Regeneration;

/// <summary>Carries out commands that came as messages, and answers on the bus those that make no batch: the batch itself answers the others.</summary>
internal sealed class CommandAnswers(RegenerationCommands commands, BatchEvents events, ILogger<CommandAnswers> logger)
{
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task RunAsync(RegenerateReports command, CancellationToken cancellationToken)
    {
        var outcome = await commands.StartAsync(command, cancellationToken);
        if (outcome is { IsRefused: false, Selected: null })
        {
            Log.BatchAsked(logger, outcome.BatchId, command.Template, outcome.TargetVersion!, outcome.IsNew, command.RequestedBy);
            return;
        }

        await AnswerAsync(AnswerOf(command, outcome), cancellationToken);
    }

    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task RunAsync(CancelRegeneration command, CancellationToken cancellationToken)
    {
        var outcome = await commands.CancelAsync(command, cancellationToken);
        if (!outcome.IsRefused)
        {
            Log.BatchCancelled(logger, outcome.BatchId, command.RequestedBy);
            return;
        }

        var request = outcome.Batch?.Request;
        await AnswerAsync(
            new CommandAnswer
            {
                CommandDigest = DigestOf(JsonSerializer.SerializeToUtf8Bytes(command, WireJson.Options)),
                BatchId = command.BatchId,
                Template = request?.Selection.Template ?? "",
                TemplateVersion = request?.TargetVersion ?? "",
                TemplateDigest = request?.TargetDigest ?? "",
                RequestedBy = command.RequestedBy,
                Problems = outcome.Problems,
            },
            cancellationToken);
    }

    /// <summary>Publishes an answer.</summary>
    public async Task AnswerAsync(CommandAnswer answer, CancellationToken cancellationToken)
    {
        if (!answer.Problems.IsEmpty) Log.CommandRefused(logger, answer.BatchId, string.Join(", ", answer.Problems.Select(p => p.Code).Distinct(StringComparer.Ordinal)));
        await events.AnsweredAsync(answer, cancellationToken);
    }

    private static CommandAnswer AnswerOf(RegenerateReports command, CommandOutcome outcome) => new()
    {
        CommandDigest = DigestOf(JsonSerializer.SerializeToUtf8Bytes(command, WireJson.Options)),
        BatchId = outcome.BatchId,
        Template = command.Template,
        TemplateVersion = outcome.TargetVersion ?? command.TemplateVersion ?? "",
        TemplateDigest = outcome.TargetDigest ?? "",
        RequestedBy = command.RequestedBy,
        Selected = outcome.Selected ?? 0,
        IsDryRun = command.DryRun,
        Problems = outcome.Problems,
    };

    private static string DigestOf(ReadOnlySpan<byte> command) => Convert.ToHexStringLower(SHA256.HashData(command));
}
