using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Cli.Scaffold;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates new</c>: a small template package to start from.</summary>
internal static class TemplatesNewCommand
{
    // What schema and manifest of the new package allow.
    private const int LongestTitle = 200;

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the package, which is its folder's: a-z, 0-9 and hyphens." };
        var title = new Option<string?>("--title") { Description = "What it is, for people. Default: the name.", HelpName = "TITLE" };
        var folder = new Option<string?>("--out", "-o") { Description = "Folder the package is put into. Default: the folder of the template packages.", HelpName = "DIR" };
        var command = new Command("new", """
            Writes a small template package that renders, lints and previews at once: manifest, templates, style, schema, rules and a sample.

            Example:
              renderer templates new meeting-notice --title 会议通知
            """)
        { name, title, folder };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is { } given && PackageScaffold.FaultOf(given) is { } fault) result.AddError(fault);
            if (result.GetValue(title) is { } text && (string.IsNullOrWhiteSpace(text) || text.Length > LongestTitle || text.Any(char.IsControl)))
                result.AddError($"--title must be one line of at most {LongestTitle} characters.");
        });
        command.SetAction(parsed => Run(terminal, parsed, parsed.GetRequiredValue(name), parsed.GetValue(title), parsed.GetValue(folder)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, string name, string? title, string? folder)
    {
        var package = Path.Combine(Path.GetFullPath(folder ?? CommandSettings.Read(parsed).ToReportOptions().TemplatesFolder), name);
        if (Path.Exists(package)) throw new CommandException(ExitCode.WrongUse, $"{package} exists already. Take another name, or remove it first.");
        var files = PackageScaffold.FilesOf(name, title ?? name);
        using var staged = new StagedFiles();
        foreach (var (path, content) in files) staged.Stage(Path.Combine(package, path), content);
        staged.Commit();
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new NewPackage(name, package, [.. files.Keys]));
        else WriteLines(terminal, package, files.Keys, folder);
        return ExitCode.Done;
    }

    private static void WriteLines(Terminal terminal, string package, IEnumerable<string> files, string? folder)
    {
        foreach (var file in files) terminal.Out.WriteLine(Path.Combine(package, file));
        terminal.Error.WriteLine($"  next: renderer templates preview {Path.GetFileName(package)}{(folder is null ? "" : $" --templates {folder}")}");
        if (folder is not null && !Directory.Exists(Path.Combine(folder, "fonts")))
            terminal.Error.WriteLine($"  hint: {folder} has no folder of fonts: copy or link the shipped one there, or say where it is: --set Fonts:Folders:0=DIR");
    }
}
