using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Cases;

/// <summary>What a case gives: the document or the problems, and each section's lines of it.</summary>
internal sealed class CaseRun
{
    private readonly PagedDocument? _document;
    private readonly IReadOnlyList<LayoutProblem> _problems = [];

    public CaseRun(LayoutCase item)
    {
        try
        {
            _document = TypesetterFor(item).LayOut(Typeset.Html(item.Html, language: item.Option("lang") ?? "zh-CN"));
        }
        catch (LayoutException refused)
        {
            _problems = refused.Problems;
        }
    }

    /// <summary>What the section would say. What a case is silent about must not be there: warnings and problems.</summary>
    public IReadOnlyList<string> Lines(CaseSection section) => section.Kind switch
    {
        CaseSection.Options => section.Lines,
        "problems" => Problems,
        "warnings" => Warnings,
        "layout" => Painted(section.Words),
        "text" => [.. Pages.SelectMany((page, index) => Typeset.LinesOf(page).Prepend($"page {index + 1}"))],
        "glyphs" => [.. Pages.SelectMany((page, index) => page.Runs.Select(run => LayoutText.GlyphsOf(page, run)).Prepend($"page {index + 1}"))],
        "outline" => [.. (_document?.Outline ?? []).Select(entry => $"{entry.Level} {entry.Text} page {entry.Page + 1}")],
        "structure" => _document is null ? [] : StructureText.Of(_document),
        _ => throw new FormatException($"There is no section \"{section.Kind}\"."),
    };

    public IReadOnlyList<string> Problems => [.. _problems.Select(problem => $"{problem.Code} {problem.Message}")];

    public IReadOnlyList<string> Warnings => [.. (_document?.Warnings ?? []).Select(warning => $"{warning.Code} {warning.Message}")];

    private ImmutableArray<Page> Pages => _document?.Pages ?? [];

    // Words choose kinds of painted things; without words all are compared.
    private string[] Painted(string[] kinds) =>
        [.. Pages.SelectMany(page => LayoutText.Of(page).Split('\n')).Where(line => kinds.Length == 0 || line.StartsWith("page ", StringComparison.Ordinal) || kinds.Contains(line.Split(' ')[0]))];

    private static Typesetter TypesetterFor(LayoutCase item)
    {
        var (pages, depth) = (item.Option("maximum-pages"), item.Option("maximum-depth"));
        if (pages is null && depth is null) return Typeset.Typesetter;
        var options = new LayoutOptions();
        if (pages is not null) options = options with { MaximumPages = int.Parse(pages, System.Globalization.CultureInfo.InvariantCulture) };
        if (depth is not null) options = options with { MaximumDepth = int.Parse(depth, System.Globalization.CultureInfo.InvariantCulture) };
        return new(ShippedFonts.Library, options);
    }
}
