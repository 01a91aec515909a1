using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Renderer.Cli.Files;
using Renderer.Worker.Hosting;

namespace Renderer.Cli;

/// <summary>Gathers the settings of a command: defaults, appsettings.json, environment, command line; the later wins.</summary>
internal static class CommandSettings
{
    /// <param name="command">The parsed command line.</param>
    /// <param name="options">What options of this command say; only --set wins over them.</param>
    /// <exception cref="CommandException">An option is no setting.</exception>
    /// <exception cref="WorkerSettingsException">A setting is at fault.</exception>
    public static WorkerSettings Read(ParseResult command, params ReadOnlySpan<KeyValuePair<string, string?>> options)
    {
        var configuration = new ConfigurationBuilder();
        if (TemplatesFolder.Find(AppContext.BaseDirectory, Environment.CurrentDirectory) is { } found)
            configuration.AddInMemoryCollection([new("Templates:Folder", found)]);
        if (File.Exists("appsettings.json")) configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(options.ToArray());
        configuration.AddInMemoryCollection(FromCommandLine(command));
        return WorkerSettings.Read(configuration.Build());
    }

    private static Dictionary<string, string?> FromCommandLine(ParseResult command)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (command.GetValue(SharedOptions.Templates) is { } folder) settings["Templates:Folder"] = Path.GetFullPath(folder);
        foreach (var setting in command.GetValue(SharedOptions.Set) ?? [])
        {
            var sign = setting.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1 || !setting[..sign].Contains(':', StringComparison.Ordinal))
                throw new CommandException(ExitCode.WrongUse, $"--set {setting} is no setting. Write it as --set Section:Name=value, for example --set Render:MaximumPages=100.");
            settings[setting[..sign]] = setting[(sign + 1)..];
        }

        return settings;
    }
}
