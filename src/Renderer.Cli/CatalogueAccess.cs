using System.CommandLine;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Cli.Commands;
using Renderer.Worker.Hosting;

namespace Renderer.Cli;

/// <summary>Opens catalogue and store for commands that look at what the service keeps, or change it.</summary>
internal static class CatalogueAccess
{
    public static Option<string?> Folder() => new("--folder")
    {
        Description = "The folder given to renderer serve. Default: renderer-data, or the settings Storage:Folder and Catalogue:ConnectionString.",
        HelpName = "DIR",
    };

    /// <summary>The settings of a command with a <c>--folder</c>.</summary>
    public static WorkerSettings Settings(ParseResult parsed, Option<string?> folder) => CommandSettings.Read(parsed, FolderSettings.Of(parsed.GetValue(folder)));

    /// <summary>Opens them where they are; makes none, because a command that only looks shall leave nothing behind.</summary>
    /// <exception cref="CommandException">There is no catalogue yet, or an older program's.</exception>
    public static async Task<RenditionArchive> OpenAsync(WorkerSettings settings, CancellationToken cancellationToken)
    {
        if (await ArchiveAccess.OpenToLookAsync(settings, TimeProvider.System, cancellationToken) is { } archive) return archive;
        var schema = await CatalogueSchema.ReadAsync(settings.Catalogue, cancellationToken);
        throw new CommandException(ExitCode.PartUnavailable, schema.Version == 0
            ? $"{schema.Place}: there is no catalogue. Give the service's --folder, or set Catalogue__Kind and Catalogue__ConnectionString to the service's."
            : $"{schema.Place}: the catalogue is an older program's, with schema version {schema.Version}. Run renderer migrate first.");
    }
}
