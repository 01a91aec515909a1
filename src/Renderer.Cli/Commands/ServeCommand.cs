using System.CommandLine;
using Renderer.Cli.Output;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer serve</c>: the service with its HTTP API, until it is asked to end.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string?>("--folder") { Description = "Folder for finished files and the catalogue. Default: renderer-data, or the settings Storage:Folder and Catalogue:ConnectionString.", HelpName = "DIR" };
        var urls = new Option<string?>("--urls") { Description = "Where the HTTP API listens. Default: http://127.0.0.1:8080, or the setting Http:Urls.", HelpName = "URLS" };
        var command = new Command("serve", """
            Runs the service: takes reports over HTTP, renders them, keeps the files and serves them. What was accepted survives any crash.

            Example:
              renderer serve --folder /var/lib/renderer
            """)
        { folder, urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, [.. FolderSettings.Of(parsed.GetValue(folder)), .. UrlSettings(parsed.GetValue(urls))], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, KeyValuePair<string, string?>[] options, CancellationToken cancellationToken)
    {
        var settings = CommandSettings.Read(parsed, options);
        await using var service = await RendererService.OpenAsync(settings, TimeProvider.System, cancellationToken);
        try
        {
            await service.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new CommandException(ExitCode.PartUnavailable, $"Http:Urls is \"{settings.Http.Urls}\": {e.Message} Set Http__Urls to a free address, for example http://127.0.0.1:8081.", e);
        }

        await terminal.Error.WriteLineAsync($"listening on {string.Join(", ", service.Urls)}");
        await service.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static KeyValuePair<string, string?>[] UrlSettings(string? urls) => urls is null ? [] : [new("Http:Urls", urls)];
}
