using System.Text.Json;
using Renderer.Cli.Output;

namespace Renderer.Cli.Tests;

/// <summary>One command run in this process, as the program's entry runs it.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static async Task<CommandRun> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var exitCode = await RendererCommandLine.RunAsync(arguments, new Terminal(output, error, IsInteractive: false));
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public JsonElement Json => JsonElement.Parse(Out);
}
