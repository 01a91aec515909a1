using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Renderer.Cli.Files;
using Renderer.Worker.Hosting;

namespace Renderer.Cli;

/// <summary>Gathers the settings of a command: defaults, appsettings.json, the folder of secrets, environment, command line; the later wins.</summary>
internal static class CommandSettings
{
    /// <param name="command">The parsed command line.</param>
    /// <param name="options">What options of this command say; only --set wins over them.</param>
    /// <exception cref="CommandException">An option is no setting.</exception>
    /// <exception cref="WorkerSettingsException">A setting is at fault.</exception>
    public static WorkerSettings Read(ParseResult command, params ReadOnlySpan<KeyValuePair<string, string?>> options) => WorkerSettings.Read(Gather(command, options));

    /// <summary>Only what rendering needs: other settings are not looked at.</summary>
    /// <exception cref="CommandException">An option is no setting.</exception>
    /// <exception cref="WorkerSettingsException">A setting is at fault.</exception>
    public static RenderingSettings ReadForRendering(ParseResult command) => RenderingSettings.Read(Gather(command, []));

    private static IConfigurationRoot Gather(ParseResult command, ReadOnlySpan<KeyValuePair<string, string?>> options)
    {
        var atHand = FromCommandLine(command);
        foreach (var (name, value) in options) atHand.TryAdd(name, value);
        // Twice: where the secrets lie is a setting too, and they rank below the environment.
        var named = WithAtHand(WithFile(new ConfigurationBuilder()), atHand).Build();
        return WithAtHand(SecretsFolder.AddTo(WithFile(new ConfigurationBuilder()), named), atHand).Build();
    }

    private static IConfigurationBuilder WithFile(IConfigurationBuilder configuration)
    {
        if (TemplatesFolder.Find(AppContext.BaseDirectory, Environment.CurrentDirectory) is { } found)
            configuration.AddInMemoryCollection([new("Templates:Folder", found)]);
        return File.Exists("appsettings.json") ? WithJson(configuration) : configuration;
    }

    // Apart, so that the reader of JSON is only loaded when there is some.
    private static IConfigurationBuilder WithJson(IConfigurationBuilder configuration) =>
        configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: false);

    private static IConfigurationBuilder WithAtHand(IConfigurationBuilder configuration, Dictionary<string, string?> atHand) =>
        configuration.AddEnvironmentVariables().AddInMemoryCollection(atHand);

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
