using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer eval</c>: single templates, for trying the language out.</summary>
internal static class EvalCommand
{
    public static Command Create(Terminal terminal)
    {
        var template = new Argument<string?>("TEMPLATE") { Description = "Template file.", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<string?>("--batch") { Description = "Evaluate every .txt file of a folder; NAME.txt gives NAME.actual beside it, with the output or the problem lines.", HelpName = "DIR" };
        var data = new Option<string?>("--data", "-d") { Description = "JSON object whose members the template sees.", HelpName = "FILE" };
        var text = new Option<bool>("--text") { Description = "Plain text: values are not escaped for HTML, unknown names are null." };
        var command = new Command("eval", """
            Evaluates one template and writes what it gives, or its problems.

            Examples:
              renderer eval greeting.sbn-html --data person.json
              renderer eval --batch cases --text
            """)
        { template, batch, data, text };
        command.Validators.Add(result =>
        {
            if (result.GetValue(template) is null == result.GetValue(batch) is null) result.AddError("Name one template, or a folder with --batch.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var job = new EvalJob(parsed.GetValue(template), parsed.GetValue(batch), ReadData(parsed.GetValue(data)), parsed.GetValue(text));
            return job.Folder is null ? EvaluateFileAsync(terminal, parsed, job, cancellationToken) : EvaluateFolderAsync(terminal, parsed, job, cancellationToken);
        });
        return command;
    }

    private static EvalData ReadData(string? path)
    {
        if (path is null) return new EvalData("data", default);
        DataFile.RequireAll([path]);
        return new EvalData(path, DataFile.Read(path, int.MaxValue).Bytes);
    }

    private static async Task<int> EvaluateFileAsync(Terminal terminal, ParseResult parsed, EvalJob job, CancellationToken cancellationToken)
    {
        var path = job.File!;
        DataFile.RequireAll([path]);
        var result = await EvaluateAsync(job, path, path, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new EvaluatedFile(path, result.Output, ProblemLine.ListOf(result.Problems)));
        else if (result.Output is not null) await terminal.Out.WriteAsync(result.Output);
        else await terminal.Error.WriteAsync(ProblemText(result.Problems));
        return result.Output is null ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static async Task<int> EvaluateFolderAsync(Terminal terminal, ParseResult parsed, EvalJob job, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(job.Folder)) throw new CommandException(ExitCode.WrongUse, $"{job.Folder}: there is no such folder.");
        var results = new List<EvaluatedFile>();
        foreach (var path in Directory.EnumerateFiles(job.Folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var result = await EvaluateAsync(job, path, "text", cancellationToken);
            using var files = new StagedFiles();
            files.Stage(Path.ChangeExtension(path, ".actual"), Encoding.UTF8.GetBytes(result.Output ?? ProblemText(result.Problems)));
            files.Commit();
            results.Add(new EvaluatedFile(path, result.Output, ProblemLine.ListOf(result.Problems)));
        }

        var failed = results.Count(r => r.Output is null);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write<IReadOnlyList<EvaluatedFile>>(terminal.Out, results);
        else await terminal.Out.WriteLineAsync($"{results.Count} templates, {failed} with problems");
        return failed == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    /// <summary>Evaluates on a thread of its own, so that a template that does not heed its cancellation is left behind.</summary>
    internal static async Task<EvaluationResult> EvaluateAsync(EvalJob job, string path, string name, CancellationToken cancellationToken)
    {
        var text = DataFile.ReadText(path, name);
        if (text.Problem is not null) return new EvaluationResult(null, [text.Problem]);
        var template = new TemplateText(name, text.Text)
        {
            PlainText = job.IsPlainText,
            Data = job.Data.Json,
            DataName = job.Data.Name,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(job.LongestTime);
        try
        {
            return await Task.Factory
                .StartNew(() => TemplateEvaluator.Evaluate(template, limit.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .WaitAsync(job.LongestTime + TimeSpan.FromSeconds(1), cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new EvaluationResult(null, [new Problem(Severity.Error, "time-limit", $"{name}(1,1)", $"The template took longer than {job.LongestTime.TotalSeconds} s.", "Look for a loop that does not end.")]);
        }
    }

    private static string ProblemText(ImmutableArray<Problem> problems) =>
        string.Concat(problems.Select(p => $"{p.Place} : error : {p.Message}\n"));
}

/// <summary>What <c>eval</c> was asked to do.</summary>
internal sealed record EvalJob(string? File, string? Folder, EvalData Data, bool IsPlainText)
{
    /// <summary>Longest time of one template. Default 5 s.</summary>
    public TimeSpan LongestTime { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>The data templates see.</summary>
internal sealed record EvalData(string Name, ReadOnlyMemory<byte> Json);
