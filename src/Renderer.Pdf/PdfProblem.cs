using Renderer.Layout.Pages;

namespace Renderer.Pdf;

/// <summary>A reason why a document cannot be written.</summary>
/// <param name="Code">Stable kebab-case code, for example <c>font-damaged</c> or <c>image-unsupported</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Origin">Where in the HTML; (0, 0) when it has no place there, as with a font.</param>
public sealed record PdfProblem(string Code, string Message, string Hint, Origin Origin);

/// <summary>The document cannot be written.</summary>
public sealed class PdfException(IReadOnlyList<PdfProblem> problems) : Exception(string.Join(Environment.NewLine, problems.Select(p => p.Message)))
{
    /// <summary>All problems found.</summary>
    public IReadOnlyList<PdfProblem> Problems { get; } = problems;
}
