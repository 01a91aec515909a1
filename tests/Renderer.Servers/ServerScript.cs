using System.Diagnostics;

namespace Renderer.Servers;

/// <summary>One of the scripts in <c>tests/servers</c>, with the folder of the server it runs.</summary>
internal sealed class ServerScript(string name, string folder)
{
    // Starting a broker takes 2 s alone and half a minute on a machine that compiles meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _path = Path.Combine(FindScripts(), name);

    public string Folder { get; } = folder;

    /// <summary>A script for a server in a fresh folder that root and the server's own user may enter.</summary>
    public static ServerScript InFreshFolder(string name) => new(name, Directory.CreateTempSubdirectory("renderer-server-").FullName);

    /// <summary>Runs a verb of the script; returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">The script failed; its words are in the message.</exception>
    public async Task<string> RunAsync(string verb, params string[] arguments)
    {
        // Servers stay behind and would hold inherited pipes open for ever, so output goes to files.
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$@\" >\"$0\" 2>\"${0}.err\" </dev/null", output, "bash", _path, verb, Folder, .. arguments]);
        try
        {
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
            var said = await File.ReadAllTextAsync(output, patience.Token);
            if (process.ExitCode == 0) return said;
            throw new InvalidOperationException($"{Path.GetFileName(_path)} {verb} ended with {process.ExitCode}: {said}{await File.ReadAllTextAsync($"{output}.err", patience.Token)}");
        }
        finally
        {
            foreach (var file in (string[])[output, $"{output}.err"]) File.Delete(file);
        }
    }

    public void DeleteFolder()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A server that was just killed may still be writing; the folder is a temporary one.
        }
    }

    private static string FindScripts()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var scripts = Path.Combine(folder, "tests", "servers");
            if (Directory.Exists(scripts)) return scripts;
        }

        throw new InvalidOperationException("The tests do not run inside the repository: there is no tests/servers above them.");
    }
}
