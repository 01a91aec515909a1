using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Cli.Commands;

namespace Renderer.Cli.Regeneration;

/// <summary>The options that say which reports of a template; all that are given hold together.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string?> _from = new("--from") { Description = "Only reports that show a rendition of this version.", HelpName = "VERSION" };
    private readonly Option<string?> _body = new("--body") { Description = "Only reports of this body.", HelpName = "BODY" };
    private readonly Option<int?> _year = new("--year") { Description = "Only reports about this year.", HelpName = "YEAR" };
    private readonly Option<string[]> _tags = new("--tag") { Description = "Only reports whose request carried this tag. May be repeated.", HelpName = "NAME=VALUE" };
    private readonly Option<string[]> _reports = new("--report") { Description = "Only these reports. May be repeated.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _file = new("--reports-file") { Description = "Only the reports of this file: an id a line, or a table of renderer batches results.", HelpName = "FILE" };
    private readonly Option<DateTimeOffset?> _before = new("--rendered-before")
    {
        Description = "Only reports whose shown rendition was stored before: a time such as 2026-01-31T18:00:00+08:00, or an age such as 6h, 30d.",
        HelpName = "TIME",
        CustomParser = Moment.Parse,
    };

    private SelectionOptions()
    {
    }

    public static SelectionOptions AddTo(Command command)
    {
        var options = new SelectionOptions();
        foreach (var option in (Option[])[options._from, options._body, options._year, options._tags, options._reports, options._file, options._before]) command.Add(option);
        return options;
    }

    /// <exception cref="CommandException">An option is not as it must be.</exception>
    public ReportSelection Read(ParseResult parsed, string template) => new()
    {
        Template = template,
        TemplateVersion = parsed.GetValue(_from),
        Body = parsed.GetValue(_body),
        Year = parsed.GetValue(_year),
        Tags = (parsed.GetValue(_tags) ?? []).Select(TagOf).ToImmutableSortedDictionary(StringComparer.Ordinal),
        ReportIds = ReportIds(parsed),
        RenderedBefore = parsed.GetValue(_before),
    };

    private ImmutableArray<string> ReportIds(ParseResult parsed)
    {
        var file = parsed.GetValue(_file);
        ImmutableArray<string> ids = [.. (parsed.GetValue(_reports) ?? []).Concat(file is null ? [] : ReadFile(file)).Distinct(StringComparer.Ordinal)];
        if (file is not null && ids.IsEmpty) throw Wrong($"--reports-file {file} names no report.");
        if (ids.FirstOrDefault(id => !ReportRevision.IsReportId(id)) is { } wrong) throw Wrong($"\"{wrong}\" is not a report id. Use 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.");
        if (ids.Length > ReportSelection.MaximumReportIds) throw Wrong($"There are {ids.Length} reports. Give at most {ReportSelection.MaximumReportIds} at once; split the list, or select by tag.");
        return ids;
    }

    private static IEnumerable<string> ReadFile(string path)
    {
        if (!File.Exists(path)) throw Wrong($"--reports-file {path}: there is no such file.");
        // A table's first field is the id, which holds no comma and no quotation mark; its head is no id.
        return File.ReadLines(path).Select(l => l.Split(',')[0].Trim()).Where((id, line) => id.Length > 0 && !(line == 0 && id == "report_id"));
    }

    private static KeyValuePair<string, string> TagOf(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 ? KeyValuePair.Create(text[..sign], text[(sign + 1)..]) : throw Wrong($"--tag {text} is no tag. Write it as --tag site=huajie.example.");
    }

    private static CommandException Wrong(string message) => new(ExitCode.WrongUse, message);
}
