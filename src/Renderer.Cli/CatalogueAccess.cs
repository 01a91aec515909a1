using System.CommandLine;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
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

    /// <summary>Opens them where they are; makes none.</summary>
    /// <exception cref="CommandException">There is no catalogue yet.</exception>
    public static async Task<RenditionArchive> OpenAsync(WorkerSettings settings, CancellationToken cancellationToken)
    {
        // Opening makes a database where there is none, and a command that only looks shall leave nothing behind.
        var schema = await CatalogueSchema.ReadAsync(settings.Catalogue, cancellationToken);
        if (schema.Version == 0)
            throw new CommandException(ExitCode.PartUnavailable, $"{schema.Place}: there is no catalogue. Give the service's --folder, or set Catalogue__Kind and Catalogue__ConnectionString to the service's.");
        var objects = await ObjectStores.OpenAsync(settings.Storage, settings.Resilience.Storage, TimeProvider.System, cancellationToken);
        return await RenditionArchive.OpenAsync(objects, settings.Catalogue, settings.Resilience.Catalogue, TimeProvider.System, cancellationToken);
    }
}
