using System.CommandLine;
using Renderer.Cli.Linting;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates lint</c>: everything that is wrong with template packages.</summary>
internal static class TemplatesLintCommand
{
    public static Command Create(Terminal terminal)
    {
        var names = new Argument<string[]>("NAME") { Description = "Packages. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("lint", """
            Checks template packages: their templates and rules against the schema, their files, their samples, the pages the samples give.
            Only errors make it fail.

            Examples:
              renderer templates lint
              renderer templates lint meeting-notice --json
            """)
        { names };
        command.Validators.Add(result =>
        {
            foreach (var name in (result.GetValue(names) ?? []).Where(n => n.StartsWith('-'))) result.AddError($"{name} is no option of this command.");
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(terminal, parsed, parsed.GetValue(names) ?? [], cancellationToken)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, string[] names, CancellationToken cancellationToken)
    {
        var options = CommandSettings.Read(parsed).ToReportOptions();
        var packages = new PackageLint(options, ReportRenderer.Open(options)).Run(names, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new LintReport([.. packages.Select(p => new LintEntry(p.Name, p.Samples, ProblemLine.ListOf(p.Problems)))]));
        else foreach (var package in packages) WriteLines(terminal, package);
        return packages.Any(p => p.Problems.Any(q => q.Severity == Severity.Error)) ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static void WriteLines(Terminal terminal, LintedPackage package)
    {
        ProblemLines.Write(terminal.Out, "", ProblemLine.ListOf(package.Problems));
        var errors = package.Problems.Count(p => p.Severity == Severity.Error);
        var notes = package.Problems.Count(p => p.Severity == Severity.Advice);
        terminal.Out.WriteLine($"{package.Name}: {package.Samples} samples, {errors} errors, {package.Problems.Length - errors - notes} warnings{(notes > 0 ? $", {notes} notes" : "")}");
    }
}
