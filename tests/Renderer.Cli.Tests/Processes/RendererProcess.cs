using System.Diagnostics;

namespace Renderer.Cli.Tests.Processes;

/// <summary>What a finished command left behind.</summary>
internal sealed record ProcessResult(int ExitCode, string Out, string Error);

/// <summary>Runs the real program as its own process.</summary>
internal static class RendererProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "renderer.exe" : "renderer");

    // Generous: the machine may be busy with other tests. A command that hangs is a defect and must not hang the tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<ProcessResult> RunAsync(TemporaryFolder folder, params string[] arguments) => RunAsync(StartInfo(folder, arguments));

    /// <summary>Runs it where no file may grow beyond a number of KiB: to the program, a full disk.</summary>
    public static Task<ProcessResult> RunWithFileLimitAsync(TemporaryFolder folder, int kibibytes, params string[] arguments) =>
        RunAsync(WithFileLimit(StartInfo(folder, arguments), kibibytes));

    public static ProcessStartInfo StartInfo(TemporaryFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // Short lives: instrumented code would only slow them.
        return start;
    }

    public static ProcessStartInfo WithFileLimit(ProcessStartInfo start, int kibibytes)
    {
        // The signal that comes with the limit is ignored and stays so over exec; the program sees a failing write, as on a full disk.
        string[] shell = ["-c", $"trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" \"$@\"", start.FileName, .. start.ArgumentList];
        var limited = new ProcessStartInfo("/bin/bash", shell)
        {
            WorkingDirectory = start.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // The runtime keeps code in a large shared file unless told not to.
        limited.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return limited;
    }

    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
