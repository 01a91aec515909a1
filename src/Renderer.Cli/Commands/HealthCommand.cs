using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using System.Text.Json;
using Renderer.Cli.Output;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer health</c>: asks a running service how it is, for images without a shell or curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    public static Command Create(Terminal terminal)
    {
        var url = new Option<Uri>("--url") { Description = "Where the service's HTTP API listens. Default: http://127.0.0.1:8080.", HelpName = "URL", CustomParser = Parse, DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080") };
        var live = new Option<bool>("--live") { Description = "Ask only whether the process lives, not whether bus, catalogue and storage work." };
        var command = new Command("health", """
            Asks a running service whether it is ready: exit code 0 when it is, 1 when it is not or does not answer.

            Example:
              renderer health --url http://127.0.0.1:8080
            """)
        { url, live };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, new Uri(parsed.GetRequiredValue(url), parsed.GetValue(live) ? "/health/live" : "/health/ready"), cancellationToken));
        return command;
    }

    private static Uri Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)) return url;
        argument.AddError($"--url {text} is no http or https address. Write it as http://127.0.0.1:8080.");
        return new Uri("http://127.0.0.1:8080");
    }

    private static async Task<int> RunAsync(Terminal terminal, Uri address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = Longest };
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            await terminal.Out.WriteLineAsync(Shorten(await answer.Content.ReadAsStringAsync(cancellationToken)));
            return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.ProblemsFound;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await terminal.Error.WriteLineAsync($"error: {address} does not answer: {e.Message}");
            return ExitCode.ProblemsFound;
        }
    }

    // What is not the service's own JSON, such as a proxy's page, is not worth a screen.
    private static string Shorten(string body)
    {
        try
        {
            return JsonElement.Parse(body).GetRawText();
        }
        catch (JsonException)
        {
            return "The answer is not the service's.";
        }
    }
}
