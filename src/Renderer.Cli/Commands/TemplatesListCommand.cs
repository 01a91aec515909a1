using System.CommandLine;
using Renderer.Archive.Templates;
using Renderer.Cli.Output;
using Renderer.Cli.Versions;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates list</c>: the packages of the templates folder and the published versions.</summary>
internal static class TemplatesListCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = CatalogueAccess.Folder();
        var command = new Command("list", """
            Lists the published versions, the packages of the templates folder, and what is wrong with those that cannot be used. "serves" marks what requests get that pin no version.

            Example:
              renderer templates list
            """)
        { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, folder, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, Option<string?> folder, CancellationToken cancellationToken)
    {
        var settings = CatalogueAccess.Settings(parsed, folder);
        var options = settings.ToReportOptions();
        var renderer = ReportRenderer.Open(options);
        await using var lookup = await VersionLookup.OpenAsync(settings, cancellationToken);
        var published = await lookup.ListAsync(name: null, cancellationToken);
        var problems = ProblemLine.ListOf(renderer.Faults);
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write(terminal.Out, new TemplateList(
                options.TemplatesFolder, [.. renderer.Templates.Select(t => new TemplateEntry(t.Name, t.Version, t.Title, t.Digest, t.Samples))], problems)
            {
                Published = [.. published.Select(v => new PublishedEntry(v.Name, v.Version, StateOf(v), v.Title, v.Digest, v.Bytes, v.PublishedAt, v.PublishedBy, v.WithdrawnAt))],
            });
        }
        else
        {
            WriteTable(terminal, renderer, published);
            ProblemLines.Write(terminal.Error, options.TemplatesFolder, problems);
        }

        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    /// <summary>The state of a published version in a word.</summary>
    public static string StateOf(TemplateVersion version) => version.WithdrawnAt is not null ? "withdrawn" : version.IsActive ? "active" : "published";

    private static void WriteTable(Terminal terminal, ReportRenderer renderer, IReadOnlyList<TemplateVersion> published)
    {
        var table = new TextTable("template", "version", "state", "serves", "digest", "samples", "title");
        var rows = published.Select(v => new Row(v.Name, v.Version, StateOf(v), v.IsActive, v.Digest, "", v.Title))
            .Concat(renderer.Templates.Select(t => new Row(
                t.Name, t.Version, "folder", !published.Any(v => v.Name == t.Name && v.IsActive), t.Digest, $"{t.Samples.Length}", t.Title)));
        foreach (var row in rows.OrderBy(r => r.Name, StringComparer.Ordinal))
            table.Add(row.Name, row.Version, row.State, row.Serves ? "yes" : "", row.Digest[..12], row.Samples, row.Title);
        table.Write(terminal);
    }

    private sealed record Row(string Name, string Version, string State, bool Serves, string Digest, string Samples, string Title);
}
