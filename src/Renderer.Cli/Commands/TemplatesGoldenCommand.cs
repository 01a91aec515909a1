using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Cli.Gate;
using Renderer.Cli.Linting;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates golden</c>: what the samples give, against what was reviewed.</summary>
internal static class TemplatesGoldenCommand
{
    public static Command Create(Terminal terminal)
    {
        var names = new Argument<string[]>("NAME") { Description = "Packages. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var update = new Option<bool>("--update") { Description = "Write what the samples give now; read the difference before it is committed." };
        var command = new Command("golden", """
            Compares what the samples of template packages give with the reviewed outputs in the package's folder golden: pages, fragments, text, page layout, tables, problems.

            Examples:
              renderer templates golden
              renderer templates golden meeting-notice --update
            """)
        { names, update };
        command.Validators.Add(result =>
        {
            foreach (var name in (result.GetValue(names) ?? []).Where(n => n.StartsWith('-'))) result.AddError($"{name} is no option of this command.");
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(terminal, parsed, new(parsed.GetValue(names) ?? [], parsed.GetValue(update)), cancellationToken)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, GoldenRequest request, CancellationToken cancellationToken)
    {
        var options = CommandSettings.Read(parsed).ToReportOptions();
        var renderer = ReportRenderer.Open(options);
        var entries = new List<GoldenEntry>();
        foreach (var name in request.Names.Length == 0 ? [.. renderer.Templates.Select(t => t.Name)] : request.Names.Distinct(StringComparer.Ordinal))
        {
            var template = renderer.Templates.FirstOrDefault(t => t.Name == name);
            entries.Add(template is null ? Unusable(name, renderer) : Entry(renderer, template, PackageListing.Read(options.TemplatesFolder, name), request.IsUpdate, cancellationToken));
            if (!parsed.GetValue(SharedOptions.Json)) WriteLines(terminal, entries[^1]);
        }

        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new GoldenReport(entries));
        return entries.Exists(e => e.Problems.Any(p => p.Severity == "error")) ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static GoldenEntry Entry(ReportRenderer renderer, TemplateSummary template, PackageListing package, bool isUpdate, CancellationToken cancellationToken)
    {
        var samples = ProvenSample.AllOf(renderer, template, package, cancellationToken);
        var refused = samples.Where(s => !s.IsRendered).SelectMany(s => s.Proof.Problems.Select(p => p with { Place = p.Place.StartsWith('/') ? $"{s.Place}#{p.Place}" : $"{s.Place}: {p.Place}" })).ToImmutableArray();
        var golden = new GoldenFolder(package);
        if (!isUpdate) return new(package.Name, samples.Length, [], ProblemLine.ListOf([.. refused, .. golden.Compare(samples)]));
        return new(package.Name, samples.Length, refused.IsEmpty ? golden.Update(samples) : [], ProblemLine.ListOf(refused));
    }

    private static GoldenEntry Unusable(string name, ReportRenderer renderer)
    {
        var faults = renderer.Faults.Where(f => f.Place.StartsWith(name + "/", StringComparison.Ordinal)).ToList();
        if (faults.Count == 0) faults.Add(new(Severity.Error, Codes.TemplateUnknown, name, "there is no such package that can be used", $"known packages: {string.Join(", ", renderer.Templates.Select(t => t.Name))}"));
        return new(name, 0, [], ProblemLine.ListOf(faults));
    }

    private static void WriteLines(Terminal terminal, GoldenEntry entry)
    {
        ProblemLines.Write(terminal.Out, "", entry.Problems);
        foreach (var file in entry.Written) terminal.Out.WriteLine(file);
        var outcome = entry.Written.Count > 0 ? $"{entry.Written.Count} outputs written or removed" : entry.Problems.Count == 0 ? "as reviewed" : $"{entry.Problems.Count} problems";
        terminal.Out.WriteLine($"{entry.Name}: {entry.Samples} samples, {outcome}");
    }

    private sealed record GoldenRequest(string[] Names, bool IsUpdate);
}
