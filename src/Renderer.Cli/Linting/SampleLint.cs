using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Renderer.Reports;

namespace Renderer.Cli.Linting;

/// <summary>A page that a sample gave.</summary>
/// <param name="Place">What problems call it.</param>
/// <param name="Html">The page or the fragment.</param>
/// <param name="IsFragment">It stands inside a page of somebody else's.</param>
/// <param name="Data">The data it shows.</param>
internal sealed record LintedPage(string Place, string Html, bool IsFragment, JsonElement Data);

/// <summary>What a sample gave.</summary>
/// <param name="Data">The sample.</param>
/// <param name="Place">What problems call it.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Pages">The pages; none when it was refused.</param>
internal sealed record LintedSample(ReadOnlyMemory<byte> Data, string Place, ImmutableArray<Problem> Problems, ImmutableArray<LintedPage> Pages);

/// <summary>Samples as requests: checked and rendered.</summary>
internal sealed class SampleLint(ReportRenderer renderer, PackageListing package, long maximumBytes)
{
    public LintedSample Render(string path, string file, CancellationToken cancellationToken)
    {
        var place = package.PlaceOf(file);
        if (Files.DataFile.Read(path, maximumBytes) is not { Problem: null } content) return new(default, place, [TooLarge(place, maximumBytes)], []);
        var check = renderer.Check(Request(content.Bytes, place), cancellationToken);
        if (check.Data is not { } data) return new(content.Bytes, place, [.. check.Problems.Select(p => Placed(p, place))], []);
        var result = renderer.Render(data, cancellationToken);
        var own = data.Template == package.Name ? [] : new[] { OtherTemplate(place, data.Template) };
        return new(content.Bytes, place, [.. own, .. check.Problems.Concat(result.Problems).Select(p => Placed(p, place))], result.Report is { } report ? PagesOf(report, place, JsonElement.Parse(data.CanonicalData.Span)) : []);
    }

    /// <summary>The request of a sample: by the data's own template, so that a sample of another one is noticed.</summary>
    public RenderRequest Request(ReadOnlyMemory<byte> data, string place) => new(data, place) { Formats = package.Fragment is null ? [] : [ReportFormats.Fragment] };

    private static ImmutableArray<LintedPage> PagesOf(RenderedReport report, string place, JsonElement data) =>
    [
        new($"{place}: report.html", Encoding.UTF8.GetString(report.Html.Span), IsFragment: false, data),
        .. report.Companions.Where(c => c.Format == ReportFormats.Fragment).Select(c => new LintedPage($"{place}: {c.FileName}", Encoding.UTF8.GetString(c.Content.Span), IsFragment: true, data)),
    ];

    // Pointers lie in the sample; places in templates name the template's file; all others lie in what the sample gave.
    private Problem Placed(Problem problem, string sample) => problem with
    {
        Place = problem.Place.StartsWith('/') ? $"{sample}#{problem.Place}"
            : problem.Place.StartsWith(package.Name + "/", StringComparison.Ordinal) || problem.Place.StartsWith(PackageListing.Shared, StringComparison.Ordinal) ? problem.Place
            : $"{sample}: {problem.Place}",
    };

    private Problem OtherTemplate(string place, string template) =>
        new(Severity.Error, "sample-of-other-template", $"{place}#/template", $"is \"{template}\"", $"a sample of this package says \"{package.Name}\"");

    private static Problem TooLarge(string place, long maximumBytes) =>
        new(Severity.Error, Codes.DataTooLarge, place, $"has more than {maximumBytes} bytes", "make the sample smaller, or raise Render:MaximumDataBytes");
}
