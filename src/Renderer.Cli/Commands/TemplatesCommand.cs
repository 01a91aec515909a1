using System.CommandLine;
using Renderer.Cli.Output;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates</c>: the template packages at hand, their published versions, and what their authors need.</summary>
internal static class TemplatesCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("templates", """
            Looks at template packages, starts new ones, shows what they give while they are written, and publishes, activates and rolls back their versions.

            Example:
              renderer templates list
            """)
        {
            TemplatesListCommand.Create(terminal),
            TemplatesNewCommand.Create(terminal),
            TemplatesLintCommand.Create(terminal),
            TemplatesGoldenCommand.Create(terminal),
            TemplatesPreviewCommand.Create(terminal),
            TemplatesPublishCommand.Create(terminal),
            TemplatesShowCommand.Create(terminal),
            TemplatesDiffCommand.Create(terminal),
            TemplatesImpactCommand.Create(terminal),
        };
        foreach (var action in VersionActions.Create(terminal)) command.Add(action);
        return command;
    }
}
