using Microsoft.Extensions.Configuration;

namespace Renderer.Cli.Files;

/// <summary>Settings from a folder with one file per setting, as Docker and Kubernetes mount secrets: <c>Broker__Password</c> holds <c>Broker:Password</c>.</summary>
internal static class SecretsFolder
{
    private const string Setting = "Secrets:Folder";
    private const string Default = "/run/secrets";

    /// <summary>Adds the folder that <c>Secrets:Folder</c> names, by default /run/secrets if it exists.</summary>
    /// <exception cref="CommandException">The named folder does not exist, or a file of it cannot be read.</exception>
    public static IConfigurationBuilder AddTo(IConfigurationBuilder configuration, IConfiguration named)
    {
        var folder = named[Setting];
        if (folder is not null && !Directory.Exists(folder))
            throw new CommandException(ExitCode.WrongUse, $"{Setting} is \"{folder}\", which is no folder. Set Secrets__Folder to the folder of the secrets' files.");
        if (folder is null && !Directory.Exists(Default)) return configuration;
        return configuration.AddInMemoryCollection(Read(Path.GetFullPath(folder ?? Default)));
    }

    // Others' files may lie there too; a setting has a section and a name.
    private static List<KeyValuePair<string, string?>> Read(string folder)
    {
        try
        {
            return
            [
                .. from file in Directory.EnumerateFiles(folder)
                   let name = Path.GetFileName(file)
                   where name.Contains("__", StringComparison.Ordinal)
                   select KeyValuePair.Create(name.Replace("__", ":", StringComparison.Ordinal), (string?)File.ReadAllText(file).TrimEnd('\r', '\n')),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.PartUnavailable, $"{Setting}: {e.Message} Let this user read the files of {folder}.", e);
        }
    }
}
