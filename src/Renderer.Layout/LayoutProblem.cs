using Renderer.Layout.Pages;

namespace Renderer.Layout;

/// <summary>A reason why HTML cannot be laid out.</summary>
/// <param name="Code">Stable kebab-case code, for example <c>glyph-missing</c> or <c>too-many-pages</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Origin">Where in the HTML.</param>
public sealed record LayoutProblem(string Code, string Message, string Hint, Origin Origin)
{
    /// <summary>The character it is about; null for none.</summary>
    public int? CodePoint { get; init; }
}

/// <summary>The HTML cannot be laid out.</summary>
public sealed class LayoutException(IReadOnlyList<LayoutProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(p => $"({p.Origin.Line},{p.Origin.Column}): {p.Message}")))
{
    /// <summary>All problems found, in document order.</summary>
    public IReadOnlyList<LayoutProblem> Problems { get; } = problems;
}
