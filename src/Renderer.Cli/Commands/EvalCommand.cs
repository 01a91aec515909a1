using System.CommandLine;
using Renderer.Cli.Evaluation;
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
        var batch = new Option<string?>("--batch") { Description = "Evaluate every .txt file of a folder; NAME.txt gives NAME.actual beside it, with the output or the problem lines. In these lines every file is called text.", HelpName = "DIR" };
        var data = new Option<string?>("--data", "-d") { Description = "JSON object whose members the template sees.", HelpName = "FILE" };
        var text = new Option<bool>("--text") { Description = "Plain text: values are not escaped for HTML, unknown names are null, the data's members stay in their order." };
        var command = new Command("eval", """
            Evaluates one template and writes what it gives, or a line for each problem to standard error: file(line,column) : error : message.
            A template that takes longer than 5 s has a problem; in a folder the others go on.

            Exit codes: 0 all have a result, 1 problems, 2 wrong use, 3 a file cannot be read or written.

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
            var job = new EvalJob(ReadData(parsed.GetValue(data), parsed.GetValue(text)), parsed.GetValue(text));
            return parsed.GetValue(batch) is { } folder
                ? EvaluateFolderAsync(terminal, parsed, new FolderEvaluation(job).EvaluateAsync(folder, cancellationToken))
                : EvaluateFileAsync(terminal, parsed, job, parsed.GetValue(template)!, cancellationToken);
        });
        return command;
    }

    private static TemplateData ReadData(string? path, bool isPlainText)
    {
        if (path is null) return TemplateData.None;
        DataFile.RequireAll([path]);
        var bytes = DataFile.Read(path, int.MaxValue).Bytes;
        return isPlainText ? TemplateData.ReadAsWritten(bytes, path) : TemplateData.Read(bytes, path);
    }

    private static async Task<int> EvaluateFileAsync(Terminal terminal, ParseResult parsed, EvalJob job, string path, CancellationToken cancellationToken)
    {
        DataFile.RequireAll([path]);
        var result = await TemplateRun.EvaluateAsync(job, path, path, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new EvaluatedFile(path, result.Output, ProblemLine.ListOf(result.Problems)));
        else await (result.Output is null ? terminal.Error : terminal.Out).WriteAsync(EvaluatedText.Of(result));
        return result.Output is null ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static async Task<int> EvaluateFolderAsync(Terminal terminal, ParseResult parsed, Task<IReadOnlyList<EvaluatedFile>> evaluation)
    {
        var results = await evaluation;
        var failed = results.Count(r => r.Output is null);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, results);
        else await terminal.Out.WriteLineAsync($"{results.Count} templates, {failed} with problems");
        return failed == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }
}
