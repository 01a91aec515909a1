using System.CommandLine;
using Renderer.Archive.Templates;
using Renderer.Cli.Output;
using Renderer.Cli.Versions;
using Renderer.Worker.Hosting;
using Renderer.Worker.Templates;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates activate</c>, <c>rollback</c>, <c>deactivate</c> and <c>withdraw</c>: which version serves.</summary>
internal static class VersionActions
{
    public static Option<string?> ByOption() => new("--by") { Description = "Who does it, for the history. Default: your user name.", HelpName = "NAME" };

    public static IEnumerable<Command> Create(Terminal terminal)
    {
        var version = VersionName.VersionArgument("A published version.");
        yield return Change(terminal, version, new("activate", """
            Makes a published version the active one: requests that pin no version are rendered with it from now on. What was rendered before stays as it is; renderer regenerate does it again.

            Example:
              renderer templates activate disclosure-2021@1.2.0
            """)
        {
            Do = (templates, name, by, stop) => templates.ActivateAsync(name.Name, name.Version!, by, stop),
            Done = "active",
        });
        var rolledBack = VersionName.Argument("NAME", "The template.");
        yield return Change(terminal, rolledBack, new("rollback", """
            Makes active again what was before the current version, past versions that were withdrawn. Again goes one further back.

            Example:
              renderer templates rollback disclosure-2021
            """)
        {
            Do = (templates, name, by, stop) => templates.RollbackAsync(name.Name, by, stop),
            Done = "active",
        });
        var deactivated = VersionName.Argument("NAME", "The template.");
        yield return Change(terminal, deactivated, new("deactivate", """
            Lets the templates folder serve the name again. Published versions stay and can be pinned.

            Example:
              renderer templates deactivate disclosure-2021
            """)
        {
            Do = (templates, name, by, stop) => templates.DeactivateAsync(name.Name, by, stop),
            Done = "active",
        });
        var withdrawn = VersionName.VersionArgument("A published version that is not active.");
        yield return Change(terminal, withdrawn, new("withdraw", """
            Withdraws a published version for good: requests that pin it are rejected, and a rollback passes it over. What it has rendered stays.

            Example:
              renderer templates withdraw disclosure-2021@1.1.0
            """)
        {
            Do = (templates, name, by, stop) => templates.WithdrawAsync(name.Name, name.Version!, by, stop),
            Done = "withdrawn",
        });
    }

    private static Command Change(Terminal terminal, Argument<VersionName> name, Action action)
    {
        var by = ByOption();
        var folder = CatalogueAccess.Folder();
        var command = new Command(action.Name, action.Description) { name, by, folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed, action, new(CatalogueAccess.Settings(parsed, folder), parsed.GetRequiredValue(name), parsed.GetValue(by) ?? Environment.UserName), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, Action action, Asked asked, CancellationToken cancellationToken)
    {
        if (asked.Name.Version is { } given && action.Name is "rollback" or "deactivate")
            throw new CommandException(ExitCode.WrongUse, $"{action.Name} takes a name without a version: renderer templates {action.Name} {asked.Name.Name}.");
        await using var archive = await ArchiveAccess.OpenToLookAsync(asked.Settings, TimeProvider.System, cancellationToken);
        var outcome = archive is null
            ? new ActivationOutcome(ActivationState.Refused, null, "Nothing was published yet, as far as this catalogue knows (Catalogue:ConnectionString, --folder).")
            : await action.Do(archive.Templates, asked.Name, asked.By, cancellationToken);
        var isAnnounced = outcome is { State: ActivationState.Done, Version: { } version } && await VersionNews.TellAsync(terminal, asked.Settings, NewsOf(action, version, asked.By), cancellationToken);
        var result = new ChangedTemplate(
            asked.Name.Name, outcome.State switch { ActivationState.Done => "done", ActivationState.AlreadySo => "unchanged", _ => "refused" },
            outcome.Version?.Version, outcome.Version?.Digest, isAnnounced, outcome.Reason);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, result);
        else WriteLine(terminal, action, outcome, result);
        return outcome.State == ActivationState.Refused ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static void WriteLine(Terminal terminal, Action action, ActivationOutcome outcome, ChangedTemplate result)
    {
        if (outcome.State == ActivationState.Refused) terminal.Error.WriteLine($"error: {outcome.Reason}");
        else terminal.Out.WriteLine($"{outcome.Version?.Label ?? $"{result.Name}: the templates folder"} is {(outcome.State == ActivationState.AlreadySo ? "already " : "")}{(outcome.Version is null ? "serving" : action.Done)}");
    }

    private static TemplateAnnouncement NewsOf(Action action, TemplateVersion version, string by) => action.Name == "withdraw"
        ? TemplateAnnouncement.Withdrawn(version, by)
        : TemplateAnnouncement.Activated(version, by, TimeProvider.System.GetUtcNow());

    private sealed record Asked(WorkerSettings Settings, VersionName Name, string By);

    private sealed record Action(string Name, string Description)
    {
        public required Func<TemplateRegistry, VersionName, string, CancellationToken, Task<ActivationOutcome>> Do { get; init; }

        public required string Done { get; init; }
    }
}
