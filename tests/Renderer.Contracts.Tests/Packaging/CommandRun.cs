using System.Diagnostics;

namespace Renderer.Contracts.Tests.Packaging;

/// <summary>A program that ran to its end.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<CommandRun> StartAsync(string program, IEnumerable<string> arguments, string folder, string input = "", params KeyValuePair<string, string>[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        // Left over from the test run itself; a build inside it would otherwise take them for its own.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new CommandRun(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Longest}.", e);
        }
    }

    public CommandRun ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Output + Errors);
        return this;
    }
}
