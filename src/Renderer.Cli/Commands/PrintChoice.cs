using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary>What a PDF shall be beyond its pages: <c>--conformance</c>, <c>--attach</c>, <c>--watermark</c>, and its protection.</summary>
internal sealed class PrintChoice
{
    private readonly Option<string[]> _conformance = WordList.Option("--conformance", "Standards to keep, parted by commas; what cannot be kept is a problem with its clause and place", "STANDARDS", PrintOptions.KnownStandards);

    private readonly Option<string[]> _attach = new("--attach")
    {
        Description = $"Put a file into the PDF; may be repeated. Behind = what it is to the document: {string.Join(", ", PrintOptions.KnownRelationships)}. Not together with PDF/A-2a.",
        HelpName = "FILE[=RELATIONSHIP]",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _watermark = WatermarkOption("A word across every page, such as 征求意见稿.");
    private readonly ProtectionChoice _protection;

    private PrintChoice(Command command)
    {
        command.Add(_conformance);
        command.Add(_attach);
        command.Add(_watermark);
        _protection = ProtectionChoice.AddTo(command);
    }

    /// <summary>Gives a command the options.</summary>
    public static PrintChoice AddTo(Command command) => new(command);

    public static Option<string?> WatermarkOption(string description) => new("--watermark") { Description = description, HelpName = "TEXT" };

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="CommandException">A file is missing, cannot be read or holds no password.</exception>
    public PrintOptions Of(ParseResult parsed)
    {
        var attachments = (parsed.GetValue(_attach) ?? []).Select(Parted).ToArray();
        DataFile.RequireAll(attachments.Select(a => a.Path));
        return new PrintOptions
        {
            Standards = [.. parsed.GetValue(_conformance) ?? []],
            Attachments = [.. attachments.Select(a => new PrintAttachment(Path.GetFileName(a.Path), MediaTypes.Of(a.Path), DataFile.Read(a.Path, int.MaxValue).Bytes, a.Relationship))],
            Watermark = parsed.GetValue(_watermark),
            Protection = _protection.Of(parsed),
        };
    }

    // A file's own name may have an equals sign too.
    private static AttachedFile Parted(string value)
    {
        var at = value.LastIndexOf('=');
        return at > 0 && PrintOptions.KnownRelationships.Contains(value[(at + 1)..]) ? new(value[..at], value[(at + 1)..]) : new(value, PrintOptions.KnownRelationships[0]);
    }

    private readonly record struct AttachedFile(string Path, string Relationship);
}
