using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Reports.Proofs;

/// <summary>Everything that data gives, looked at closely: as texts that people compare, rendered twice, and the PDF read back.</summary>
/// <param name="Problems">What check and render say, as they say it to a request.</param>
/// <param name="Faults">What only the program can be blamed for: a PDF that does not show what was laid out, other bytes the second time.</param>
/// <param name="Texts">The outputs by kind, of <see cref="Kinds"/>; those that there are.</param>
public sealed record ReportProof(ImmutableArray<Problem> Problems, ImmutableArray<Problem> Faults, ImmutableSortedDictionary<string, string> Texts)
{
    private const string Page = ".html";
    private const string Fragment = ".fragment.html";
    private const string Text = ".txt";
    private const string Layout = ".pages.txt";
    private const string Tables = ".csv";
    private const string Findings = ".problems.txt";

    /// <summary>The kinds of text, as ends of file names: page, fragment, the page's text, its layout, its tables, the problems.</summary>
    public static ImmutableArray<string> Kinds { get; } = [Page, Fragment, Text, Layout, Tables, Findings];

    /// <summary>Makes the proof of one request.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static ReportProof Of(ReportRenderer renderer, RenderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        var check = renderer.Check(request, cancellationToken);
        if (check.Data is not { } data) return new(check.Problems, [], Found(check.Problems));
        var render = renderer.Render(data, cancellationToken);
        ImmutableArray<Problem> problems = [.. check.Problems, .. render.Problems];
        if (render.Report is not { } report) return new(problems, [], Found(problems));

        var html = Encoding.UTF8.GetString(report.Html.Span);
        var pages = renderer.PrinterOf(data).LayOut(html, "report.html", cancellationToken).Document ?? throw new InvalidOperationException("A page that was printed cannot be laid out.");
        return new(
            problems,
            [.. RenditionCheck.Pdf(report, pages), .. RenditionCheck.Repeated(report, renderer.Render(data, cancellationToken).Report)],
            Found(problems).AddRange(Written(report, html, pages)));
    }

    private static ImmutableSortedDictionary<string, string> Found(ImmutableArray<Problem> problems)
    {
        var none = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
        return problems.IsEmpty ? none : none.Add(Findings, ProblemText.Of(problems));
    }

    private static Dictionary<string, string> Written(RenderedReport report, string html, PagedDocument pages)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { [Page] = html, [Text] = PageText.Of(html), [Layout] = PageLayout.Describe(pages) };
        foreach (var companion in report.Companions) texts.Add(companion.Format == ReportFormats.Csv ? Tables : Fragment, Encoding.UTF8.GetString(companion.Content.Span));
        return texts;
    }
}
