using System.CommandLine;

namespace Renderer.Cli.Commands;

/// <summary>The template of <c>--template NAME[@VERSION]</c>.</summary>
/// <param name="Name">Template name; null for the data's own <c>template</c> property.</param>
/// <param name="Version">A pinned version; null for the active one.</param>
internal sealed record TemplateChoice(string? Name, string? Version)
{
    public static Option<string?> Option() => new("--template", "-t")
    {
        Description = "The template package, with a version to pin it. Default: the template property of the data.",
        HelpName = "NAME[@VERSION]",
    };

    public static Option<string?> DataVersionOption() => new("--data-version")
    {
        Description = "The version of the template that the data was written for; older data goes through the package's migration. Default: the version that renders it.",
        HelpName = "VERSION",
    };

    public static TemplateChoice Parse(string? text)
    {
        if (text is null) return new TemplateChoice(null, null);
        var sign = text.IndexOf('@', StringComparison.Ordinal);
        return sign < 0 ? new TemplateChoice(text, null) : new TemplateChoice(text[..sign], text[(sign + 1)..]);
    }
}
