using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary>The formats of <c>--format</c>, parted by commas.</summary>
internal static class FormatChoice
{
    public static Option<string[]> Option(string byDefault) => new("--format", "-f")
    {
        Description = $"Formats, parted by commas: {string.Join(", ", ReportFormats.All)}. Default: {byDefault}.",
        HelpName = "FORMATS",
        CustomParser = Parse,
        DefaultValueFactory = _ => [],
    };

    /// <summary>The formats in the order of <see cref="ReportFormats.All"/>; page and PDF when none was named.</summary>
    public static ImmutableArray<string> Effective(IReadOnlyCollection<string> formats) =>
        formats.Count == 0 ? [ReportFormats.Html, ReportFormats.Pdf] : [.. ReportFormats.All.Where(formats.Contains)];

    private static string[] Parse(ArgumentResult result)
    {
        string[] formats = [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        foreach (var unknown in formats.Except(ReportFormats.All, StringComparer.Ordinal)) result.AddError($"\"{unknown}\" is not a format. Use some of {string.Join(',', ReportFormats.All)}.");
        return formats;
    }
}
