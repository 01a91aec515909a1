using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Archive.Templates;
using Renderer.Cli.Gate;
using Renderer.Cli.Output;
using Renderer.Cli.Versions;
using Renderer.Reports;
using Renderer.Worker.Hosting;
using Renderer.Worker.Templates;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates publish</c>: a package becomes an immutable version, once it has passed the gate.</summary>
internal static class TemplatesPublishCommand
{
    public static Command Create(Terminal terminal)
    {
        var package = new Argument<string>("PACKAGE") { Description = "A package's folder, or the name of one in the templates folder." };
        var activate = new Option<bool>("--activate") { Description = "Make it the active version as well." };
        var by = VersionActions.ByOption();
        var folder = CatalogueAccess.Folder();
        var command = new Command("publish", """
            Publishes a template package as a version that never changes. First it has to pass the gate: lint, samples, golden files, PDFs; what fails is listed, and nothing is published.
            The same content again is the same version; other content under a published version is refused: raise "version" in template.json.

            Examples:
              renderer templates publish templates/disclosure-2021
              renderer templates publish disclosure-2021 --activate
            """)
        { package, activate, by, folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed,
            new(CatalogueAccess.Settings(parsed, folder), parsed.GetRequiredValue(package), parsed.GetValue(by) ?? Environment.UserName, parsed.GetValue(activate)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, PublishJob job, CancellationToken cancellationToken)
    {
        var (options, name) = PackageOf(job.Settings, job.Package);
        var packing = PackageBundle.Pack(options.TemplatesFolder, name);
        ImmutableArray<Problem> problems = packing.Bundle is null ? packing.Problems : await PublishGate.RunAsync(options, name, cancellationToken);
        if (packing.Bundle is { } packed && PackageBundle.Pack(options.TemplatesFolder, name).Bundle?.Zip.Span.SequenceEqual(packed.Zip.Span) != true)
            problems = [.. problems, new(Severity.Error, Codes.TemplateInvalid, name, "its files changed while they were checked", "publish it again once nobody writes to them")];
        var result = problems.Any(p => p.Severity == Severity.Error)
            ? new PublishedPackage(name, packing.Bundle?.Version ?? "", "refused", packing.Bundle?.Digest, false, false, "it did not pass the gate", ProblemLine.ListOf(problems))
            : await PublishAsync(terminal, job, packing.Bundle!, ProblemLine.ListOf(problems), cancellationToken);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, result);
        else WriteLines(terminal, result);
        return result.Outcome == "refused" ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static async Task<PublishedPackage> PublishAsync(
        Terminal terminal, PublishJob job, PackageBundle bundle, IReadOnlyList<ProblemLine> problems, CancellationToken cancellationToken)
    {
        await using var archive = await ArchiveAccess.OpenAsync(job.Settings, TimeProvider.System, cancellationToken);
        var outcome = await archive.Templates.PublishAsync(bundle, job.By, cancellationToken);
        var version = outcome.Version;
        if (outcome.State == PublishState.Refused) return new(version.Name, version.Version, "refused", bundle.Digest, version.IsActive, false, outcome.Reason, problems);
        var activation = job.Activates ? await archive.Templates.ActivateAsync(version.Name, version.Version, job.By, cancellationToken) : null;
        var isAnnounced = await TellAsync(terminal, job, outcome, activation, cancellationToken);
        var isActive = activation is null ? version.IsActive : activation.State != ActivationState.Refused;
        return new(
            version.Name, version.Version, outcome.State == PublishState.Published ? "published" : "already published", version.Digest, isActive, isAnnounced, activation?.Reason, problems);
    }

    private static async Task<bool> TellAsync(Terminal terminal, PublishJob job, PublishOutcome outcome, ActivationOutcome? activation, CancellationToken cancellationToken)
    {
        if (activation?.State == ActivationState.Done)
        {
            var now = TimeProvider.System.GetUtcNow();
            return await VersionNews.TellAsync(terminal, job.Settings, TemplateAnnouncement.Activated(outcome.Version, job.By, now), cancellationToken);
        }

        return outcome.State == PublishState.Published && await VersionNews.TellAsync(terminal, job.Settings, TemplateAnnouncement.Published(outcome.Version), cancellationToken);
    }

    private static void WriteLines(Terminal terminal, PublishedPackage result)
    {
        ProblemLines.Write(terminal.Error, "", result.Problems);
        if (result.Reason is { } reason) terminal.Error.WriteLine($"error: {reason}");
        if (result.Outcome == "refused") terminal.Error.WriteLine($"{result.Name}@{result.Version}: not published");
        else terminal.Out.WriteLine($"{result.Name}@{result.Version}: {result.Outcome}, digest {result.Digest![..12]}{(result.IsActive ? ", active" : "")}");
        if (result is { Outcome: not "refused", IsActive: false, Reason: null })
            terminal.Error.WriteLine($"it renders nothing yet: renderer templates activate {result.Name}@{result.Version}");
    }

    /// <summary>A folder lies among other packages, whose shared files it may use; a name means the templates folder of the settings.</summary>
    private static (ReportOptions Options, string Name) PackageOf(WorkerSettings settings, string package)
    {
        var options = settings.ToReportOptions();
        if (!Directory.Exists(package)) return Directory.Exists(Path.Combine(options.TemplatesFolder, package))
            ? (options, package)
            : throw new CommandException(ExitCode.WrongUse, $"{package} is neither a folder nor a package of {options.TemplatesFolder}.");
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(package));
        var parent = Path.GetDirectoryName(full) ?? full;
        var fonts = Path.Combine(parent, "fonts");
        return (options with { TemplatesFolder = parent, FontFolders = Directory.Exists(fonts) ? [fonts, .. options.FontFolders.Remove(fonts)] : options.FontFolders }, Path.GetFileName(full));
    }

    private sealed record PublishJob(WorkerSettings Settings, string Package, string By, bool Activates);
}
