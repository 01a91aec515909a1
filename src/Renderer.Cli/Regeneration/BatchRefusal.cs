using Renderer.Archive.Batches;

namespace Renderer.Cli.Regeneration;

/// <summary>Why a command about a batch is not followed.</summary>
internal static class BatchRefusal
{
    public static CommandException Unknown(string batchId) => new(ExitCode.ProblemsFound, $"There is no batch {batchId}. renderer batches list shows the newest.");

    public static CommandException Of(string batchId, BatchChange change) =>
        change.Batch is null ? Unknown(batchId) : new CommandException(ExitCode.ProblemsFound, $"{change.Code}: {change.Reason}");

    public static CommandException Of(BatchCreation creation) => new(ExitCode.ProblemsFound, $"{creation.Code}: {creation.Reason}");
}
