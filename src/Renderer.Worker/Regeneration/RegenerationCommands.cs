using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;
using Renderer.Worker.Templates;
using Renderer.Worker.Work;

namespace Renderer.Worker.Regeneration;

/// <summary>Starts and cancels batches, whichever way they were asked for. The same command again changes nothing.</summary>
internal sealed class RegenerationCommands(RenditionArchive archive, TemplateSource templates)
{
    /// <summary>Starts a batch, finds the one that the same command started before, or only counts.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task<CommandOutcome> StartAsync(RegenerateReports command, CancellationToken cancellationToken)
    {
        var problems = CommandCheck.FindProblems(command);
        if (!problems.IsEmpty) return Refuse(command.BatchId ?? "", problems);
        var (target, found) = await FindTargetAsync(command, cancellationToken);
        if (target is null) return Refuse(command.BatchId ?? "", found);
        var outcome = new CommandOutcome { BatchId = command.BatchId ?? DeriveId(command, target), TargetVersion = target.Version, TargetDigest = target.Digest };
        var selection = SelectionOf(command);
        if (command.DryRun) return outcome with { Selected = await archive.Batches.CountAsync(selection, cancellationToken) };

        var creation = await archive.Batches.CreateAsync(RequestOf(command, outcome, selection), cancellationToken);
        return creation.Batch is { } batch && creation.Code is null
            ? outcome with { Batch = batch, IsNew = creation.IsNew }
            : outcome with { Problems = [ProblemOf(creation.Code, creation.Reason)] };
    }

    /// <summary>Cancels a batch.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task<CommandOutcome> CancelAsync(CancelRegeneration command, CancellationToken cancellationToken)
    {
        var problems = CommandCheck.FindProblems(command);
        if (!problems.IsEmpty) return Refuse(command.BatchId, problems);
        var change = await archive.Batches.CancelAsync(command.BatchId, $"Cancelled by {command.RequestedBy}.", cancellationToken);
        return new CommandOutcome { BatchId = command.BatchId, Batch = change.Batch, Problems = change.IsDone ? [] : [ProblemOf(change.Code, change.Reason)] };
    }

    /// <summary>The conditions of a command as the archive knows them.</summary>
    public static ReportSelection SelectionOf(RegenerateReports command) => new()
    {
        Template = command.Template,
        TemplateVersion = command.Selection.TemplateVersion,
        Body = command.Selection.Body,
        Year = command.Selection.Year,
        Tags = command.Selection.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        ReportIds = [.. command.Selection.ReportIds],
        RenderedBefore = command.Selection.RenderedBefore,
    };

    private async Task<(Target? Target, ImmutableArray<Problem> Problems)> FindTargetAsync(RegenerateReports command, CancellationToken cancellationToken)
    {
        // The command of a batch that runs already: its version was decided then, whatever is active now.
        if (command is { TemplateVersion: null, BatchId: { } id } && await archive.Batches.FindAsync(id, cancellationToken) is { } earlier)
            return (new Target(earlier.Request.TargetVersion, earlier.Request.TargetDigest), []);
        var finding = await templates.ResolveAsync(command.Template, command.TemplateVersion, cancellationToken);
        return finding.Package is { } package ? (new Target(package.Version, package.Digest), []) : (null, finding.Problems);
    }

    private static BatchRequest RequestOf(RegenerateReports command, CommandOutcome outcome, ReportSelection selection) => new()
    {
        Id = outcome.BatchId,
        Selection = selection,
        TargetVersion = outcome.TargetVersion!,
        TargetDigest = outcome.TargetDigest!,
        Holds = command.Hold,
        Verifies = command.Verify,
        BrokenSums = command.BrokenSums,
        RequestedBy = command.RequestedBy,
    };

    // The target belongs to it: the same command means another batch once another version is active.
    private static string DeriveId(RegenerateReports command, Target target)
    {
        var sorted = command with { DryRun = false, Selection = command.Selection with { Tags = command.Selection.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal) } };
        return $"b-{EventIdentity.Derive("batch", JsonSerializer.Serialize(sorted, WireJson.Options), target.Version, target.Digest):N}";
    }

    private static CommandOutcome Refuse(string batchId, ImmutableArray<Problem> problems) => new() { BatchId = batchId, Problems = problems };

    private static Problem ProblemOf(string? code, string? reason) => new(Severity.Error, code ?? ProblemCodes.BatchInvalid, "", reason ?? "The batch was refused.", HintOf(code));

    private static string HintOf(string? code) => code switch
    {
        ProblemCodes.BatchEmpty => "Count first, with a dry run, and loosen the conditions.",
        ProblemCodes.BatchOverlap => "Wait until the other batch has ended, or cancel it.",
        ProblemCodes.BatchUnknown => "Look for its id with renderer batches list.",
        ProblemCodes.BatchState => "Look at its state with renderer batches show.",
        _ => "Give another batch id, or leave it out.",
    };

    private sealed record Target(string Version, string Digest);
}
