using System.Collections.Immutable;
using System.CommandLine;

namespace Renderer.Cli;

/// <summary>Options every command takes.</summary>
internal static class SharedOptions
{
    public static Option<string?> Templates { get; } = new("--templates")
    {
        Description = "Folder of the template packages and their fonts. Default: the setting Templates:Folder, else a templates folder beside or above the program or the working directory.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "One setting, as in appsettings.json: --set Render:MaximumPages=100. May be repeated; wins over the environment (Render__MaximumPages) and appsettings.json.",
        HelpName = "NAME=VALUE",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the result as JSON.",
        Recursive = true,
    };

    public static ImmutableArray<Option> All => [Templates, Set, Json];
}
