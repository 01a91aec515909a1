using System.Text;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Evaluation;

/// <summary>Evaluates every <c>*.txt</c> of a folder, each beside its result; what becomes of one is nothing to the others.</summary>
/// <param name="job">How.</param>
internal sealed class FolderEvaluation(EvalJob job)
{
    // In problem lines every file has this name, so that results can be compared whatever the files are called.
    private const string Name = "text";

    /// <summary>Evaluates all files in order of their names.</summary>
    /// <exception cref="CommandException">There is no such folder.</exception>
    public async Task<IReadOnlyList<EvaluatedFile>> EvaluateAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new CommandException(ExitCode.WrongUse, $"{folder}: there is no such folder.");
        var results = new List<EvaluatedFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToList())
        {
            var result = await EvaluateFileAsync(path, cancellationToken);
            Write(Path.ChangeExtension(path, ".actual"), result);
            results.Add(new EvaluatedFile(path, result.Output, ProblemLine.ListOf(result.Problems)));
        }

        return results;
    }

    private async Task<EvaluationResult> EvaluateFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await TemplateRun.EvaluateAsync(job, path, Name, cancellationToken);
        }
        catch (CommandException e)
        {
            return TemplateRun.Failed(Name, "unreadable", e.Message, "Check the file and who may read it.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return TemplateRun.Failed(Name, "defect", $"a defect of this program: {e.GetType().Name}: {e.Message}", "Report it with the template.");
        }
    }

    // Renamed into place, so that nobody reads half a result; not flushed to the disk, since it can be made again.
    private static void Write(string path, EvaluationResult result)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        try
        {
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(EvaluatedText.Of(result)));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new CommandException(ExitCode.PartUnavailable, $"{path}: cannot be written: {e.Message}", e);
        }
    }
}
