using System.CommandLine;
using System.Security.Cryptography;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Worker.Http.Access;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer keys</c>: makes API keys. The service keeps hashes only, so a key is shown once.</summary>
internal static class KeysCommand
{
    public static Command Create(Terminal terminal) => new("keys", """
        Makes API keys for the HTTP API, and their hashes for the settings.

        Example:
          renderer keys create website --scopes read
        """)
    { CreateCommand(terminal), HashCommand(terminal) };

    private static Command CreateCommand(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "Who will hold the key, as logs and settings call them." };
        var scopes = new Option<string>("--scopes") { Description = "What the key may do: submit (ask for reports), read (states and files), operate (metrics, reasons), regenerate (batches, active template versions), parted by commas.", HelpName = "SCOPES", Required = true };
        var command = new Command("create", """
            Makes a key from 256 random bits, shows it once, and shows the settings that let it in.

            Example:
              renderer keys create platform --scopes submit,read
            """)
        { name, scopes };
        command.SetAction(parsed => Create(terminal, parsed, parsed.GetRequiredValue(name), parsed.GetRequiredValue(scopes)));
        return command;
    }

    private static Command HashCommand(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "File that holds the key. Not the key itself: command lines are seen by others and kept." };
        var command = new Command("hash", """
            Shows the hash of a key that exists already, as settings hold it.

            Example:
              renderer keys hash website.key
            """)
        { file };
        command.SetAction(parsed => Hash(terminal, parsed, parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Create(Terminal terminal, ParseResult parsed, string name, string scopes)
    {
        var key = ApiKey.Write(RandomNumberGenerator.GetBytes(32));
        var options = new ApiKeyOptions { Name = name, Sha256 = ApiKey.Hash(key), Scopes = string.Join(',', ApiScope.Split(scopes)) };
        var faults = options.FindFaults("key").ToList();
        if (faults.Count > 0) throw new CommandException(ExitCode.WrongUse, string.Join(Environment.NewLine, faults));
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write(terminal.Out, new CreatedKey(options.Name, key, options.Sha256, options.Scopes));
            return ExitCode.Done;
        }

        terminal.Out.WriteLine($"""
            key, for {name} only; it is not kept and not shown again:
              {key}
            settings, with the next free number instead of 0:
              Http__Keys__0__Name={options.Name}
              Http__Keys__0__Sha256={options.Sha256}
              Http__Keys__0__Scopes={options.Scopes}
            or an entry of the file Http:KeysFile:
              {"{"}"name":"{options.Name}","sha256":"{options.Sha256}","scopes":"{options.Scopes}"{"}"}
            """);
        return ExitCode.Done;
    }

    private static int Hash(Terminal terminal, ParseResult parsed, string path)
    {
        DataFile.RequireAll([path]);
        var key = File.ReadAllText(path).Trim();
        // Shorter ones can be guessed, and a plain hash is no protection then.
        if (key.Length < 32) throw new CommandException(ExitCode.WrongUse, $"{path}: the key has {key.Length} characters. Use at least 32 random ones, or renderer keys create.");
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new HashedKey(ApiKey.Hash(key)));
        else terminal.Out.WriteLine(ApiKey.Hash(key));
        return ExitCode.Done;
    }
}
