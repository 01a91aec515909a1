using System.CommandLine;
using Renderer.Archive.Templates;
using Renderer.Cli.Output;
using Renderer.Cli.Versions;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates show</c>: what a version consists of, takes and gives, and when it was active.</summary>
internal static class TemplatesShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = VersionName.Argument("NAME[@VERSION]", "A published version; without one the active version, or the package of the templates folder where none is active.");
        var folder = CatalogueAccess.Folder();
        var command = new Command("show", """
            Shows a version: its files with sizes and digests, its formats, the data it takes, its rules, and the history of what was active.

            Example:
              renderer templates show disclosure-2021@1.2.0
            """)
        { name, folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, parsed.GetRequiredValue(name), folder, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, VersionName name, Option<string?> folder, CancellationToken cancellationToken)
    {
        await using var lookup = await VersionLookup.OpenAsync(CatalogueAccess.Settings(parsed, folder), cancellationToken);
        var active = name.Version is null ? (await lookup.ListAsync(name.Name, cancellationToken)).FirstOrDefault(v => v.IsActive) : null;
        var files = await lookup.ReadAsync(active is null ? name : name with { Version = active.Version }, cancellationToken);
        var shown = Shown(name.Name, files, await lookup.ReadHistoryAsync(name.Name, cancellationToken));
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, shown);
        else WriteLines(terminal, shown);
        return ExitCode.Done;
    }

    private static ShownVersion Shown(string name, VersionFiles files, IReadOnlyList<TemplateActivation> history)
    {
        var summary = VersionSummary.Of(files);
        return new(name, files.Version, files.Published is { } version ? TemplatesListCommand.StateOf(version) : "folder", files.Title, files.Digest)
        {
            PublishedAt = files.Published?.PublishedAt,
            PublishedBy = files.Published?.PublishedBy,
            Formats = summary.HasFragment ? ReportFormats.All : ReportFormats.All.Remove(ReportFormats.Fragment),
            Migration = summary.Migration,
            Files = [.. files.Files.Select(f => new ShownFile(f.Key, f.Value.Length, files.DigestOf(f.Key)))],
            Rules = [.. summary.Rules.Select(r => new ShownRule(r.Id, r.Severity, r.Title))],
            Data = [.. summary.Members.Select(m => new ShownMember(m.Name, m.Type, m.IsRequired, m.Title))],
            Activations = [.. history.Select(a => new ShownActivation(a.Version, a.At, a.By, a.IsRollback))],
        };
    }

    private static void WriteLines(Terminal terminal, ShownVersion shown)
    {
        terminal.Out.WriteLine($"{shown.Name}@{shown.Version}  {shown.State}  {shown.Title}");
        terminal.Out.WriteLine($"digest     {shown.Digest}");
        if (shown.PublishedAt is { } published) terminal.Out.WriteLine($"published  {Moment(published)} by {shown.PublishedBy}");
        terminal.Out.WriteLine($"formats    {string.Join(", ", shown.Formats)}");
        terminal.Out.WriteLine($"migration  {shown.Migration ?? "none: data of older versions has to fit the schema as it is"}");
        Write(terminal, ["file", "bytes", "sha256"], shown.Files.Select(f => (string[])[f.Name, $"{f.Bytes}", f.Sha256[..12]]));
        Write(terminal, ["data", "type", "required", "title"], shown.Data.Select(m => (string[])[m.Name, m.Type, m.IsRequired ? "yes" : "", m.Title ?? ""]));
        Write(terminal, ["rule", "severity", "title"], shown.Rules.Select(r => (string[])[r.Id, r.Severity, r.Title ?? ""]));
        Write(terminal, ["activated", "version", "by", "how"], shown.Activations.Select(a => (string[])[Moment(a.At), a.Version ?? "(folder)", a.By, a.IsRollback ? "rollback" : ""]));
    }

    private static void Write(Terminal terminal, string[] headers, IEnumerable<string[]> rows)
    {
        var table = new TextTable(headers);
        var isEmpty = true;
        foreach (var row in rows)
        {
            table.Add(row);
            isEmpty = false;
        }

        if (isEmpty) return;
        terminal.Out.WriteLine();
        table.Write(terminal);
    }

    private static string Moment(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z";
}
