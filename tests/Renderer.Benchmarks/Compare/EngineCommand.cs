using System.Diagnostics;

namespace Renderer.Benchmarks.Compare;

/// <summary>A command that an engine is run by.</summary>
internal sealed record EngineCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Starts it with the comparison's fonts as the only ones, its errors thrown away.</summary>
    public Process Start(Workspace workspace, bool isAsked)
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = isAsked,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workspace.Folder,
        };
        start.Environment["FONTCONFIG_FILE"] = workspace.FontConfiguration;
        start.Environment["QT_QPA_PLATFORM"] = "offscreen";
        var process = Process.Start(start) ?? throw new EngineException($"{Program} does not start.");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The program of this name on the path; null if there is none.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Ends a process and what it started.</summary>
    public static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
