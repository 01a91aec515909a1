using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Layout;

/// <summary>Lays HTML out on pages. One instance serves all threads: fonts and parsed style sheets are shared read-only.</summary>
public sealed class Typesetter(FontLibrary fonts, LayoutOptions options)
{
    /// <summary>Parses the HTML, resolves its styles and lays it out on the pages its <c>@page</c> rules describe.</summary>
    /// <exception cref="LayoutException">The HTML cannot be laid out; every problem is in it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PagedDocument LayOut(string html, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{fonts.Digests.Count} {options} {html}");
}

/// <summary>Bounds of one layout.</summary>
public sealed record LayoutOptions
{
    /// <summary>Most pages a document may have; more is a problem. Default 2,000.</summary>
    public int MaximumPages { get; init; } = 2000;
}

/// <summary>A reason why HTML cannot be laid out.</summary>
/// <param name="Code">Stable kebab-case code, for example <c>glyph-missing</c> or <c>too-many-pages</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Origin">Where in the HTML.</param>
public sealed record LayoutProblem(string Code, string Message, string Hint, Origin Origin);

/// <summary>The HTML cannot be laid out.</summary>
public sealed class LayoutException(IReadOnlyList<LayoutProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(p => $"({p.Origin.Line},{p.Origin.Column}): {p.Message}")))
{
    /// <summary>All problems found, in document order.</summary>
    public IReadOnlyList<LayoutProblem> Problems { get; } = problems;
}
