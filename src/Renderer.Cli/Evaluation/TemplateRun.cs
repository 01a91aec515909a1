using Renderer.Cli.Files;
using Renderer.Reports;

namespace Renderer.Cli.Evaluation;

/// <summary>Evaluates one file on a thread of its own, so that what hangs is left behind: reading it, parsing it or running it.</summary>
internal static class TemplateRun
{
    /// <param name="job">How.</param>
    /// <param name="path">The file.</param>
    /// <param name="name">What its problems call it.</param>
    /// <param name="cancellationToken">Ends it before its time.</param>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static async Task<EvaluationResult> EvaluateAsync(EvalJob job, string path, string name, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(job.LongestTime);
        try
        {
            // A background thread: the program's end does not wait for it.
            return await Task.Factory
                .StartNew(() => Evaluate(job, path, name, limit.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .WaitAsync(job.LongestTime + job.Grace, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Failed(name, "time-limit", $"the template took longer than {job.LongestTime.TotalSeconds} s", "Look for a loop that does not end.");
        }
    }

    /// <summary>A result that is one problem of the file as a whole.</summary>
    public static EvaluationResult Failed(string name, string code, string message, string hint) =>
        new(null, [new Problem(Severity.Error, code, $"{name}(1,1)", message, hint)]);

    private static EvaluationResult Evaluate(EvalJob job, string path, string name, CancellationToken cancellationToken)
    {
        var text = DataFile.ReadText(path, name);
        return text.Problem is null
            ? TemplateEvaluator.Evaluate(new TemplateText(name, text.Text) { PlainText = job.IsPlainText, Data = job.Data }, cancellationToken)
            : new EvaluationResult(null, [text.Problem]);
    }
}
