using System.CommandLine;
using Renderer.Archive.Catalogue;
using Renderer.Cli.Output;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer migrate</c>: the catalogue's schema, brought up to date ahead of the service.</summary>
internal static class MigrateCommand
{
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be done." };
        var command = new Command("migrate", """
            Brings the schema of the catalogue (Catalogue:Kind, Catalogue:ConnectionString) up to date. The service does so itself at its start
            unless Catalogue:Migrate is false, for example because its database user may not change tables. Any number of processes may migrate at once.

            Example:
              renderer migrate --dry-run --set Catalogue:Kind=postgresql --set "Catalogue:ConnectionString=Host=db;Database=renderer;Username=owner"
            """)
        { dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, bool isDryRun, CancellationToken cancellationToken)
    {
        var catalogue = CommandSettings.Read(parsed).Catalogue;
        var state = isDryRun
            ? await CatalogueSchema.ReadAsync(catalogue, cancellationToken)
            : await CatalogueSchema.MigrateAsync(catalogue, TimeProvider.System, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new MigratedCatalogue(state.Place, state.Version, isDryRun, state.Steps));
        else WriteLines(terminal, state, isDryRun);
        return ExitCode.Done;
    }

    private static void WriteLines(Terminal terminal, SchemaState state, bool isDryRun)
    {
        foreach (var step in state.Steps) terminal.Out.WriteLine($"{(isDryRun ? "missing" : "done")}: {step}");
        terminal.Out.WriteLine($"{state.Place}: schema version {state.Version}{(state.Steps.IsEmpty ? ", up to date" : "")}");
    }
}
