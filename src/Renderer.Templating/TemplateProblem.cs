using System.Collections.Immutable;

namespace Renderer.Templating;

/// <summary>One error of a template.</summary>
/// <param name="File">Template file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in UTF-16 code units.</param>
/// <param name="Code">One of <see cref="TemplateProblemCodes"/>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it; null when the message says it.</param>
public sealed record TemplateProblem(string File, int Line, int Column, string Code, string Message, string? Hint)
{
    /// <summary>The includes that led here, outermost first, as <c>file(line,column)</c>.</summary>
    public ImmutableArray<string> IncludeChain { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}) : error : {Message}";
}

/// <summary>A template does not parse, failed while running, or passed a limit.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All problems found.</summary>
    public IReadOnlyList<TemplateProblem> Problems { get; } = problems;
}
