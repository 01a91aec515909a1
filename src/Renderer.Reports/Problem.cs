using System.Collections.Immutable;

namespace Renderer.Reports;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Worth a look; never stops a report.</summary>
    Advice,

    /// <summary>The report is rendered; the problem travels beside it.</summary>
    Warning,

    /// <summary>The report is not rendered.</summary>
    Error,
}

/// <summary>One problem of the data, the template, the layout or the PDF.</summary>
/// <param name="Severity">Whether the report can be rendered all the same.</param>
/// <param name="Code">Stable kebab-case code; the list is the wire's (<c>ProblemCodes</c>), and a test keeps the two equal.</param>
/// <param name="Place">A JSON pointer into the data (<c>/applications/received</c>), <c>file(line,column)</c>, or a field of the request.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Problem(Severity Severity, string Code, string Place, string Message, string Hint)
{
    /// <summary>Id of the rule that is broken; null for problems that no rule found.</summary>
    public string? Rule { get; init; }

    /// <summary>The cells a broken rule compared, with their values.</summary>
    public ImmutableArray<ProblemCell> Cells { get; init; } = [];

    /// <summary>The character it is about, so that it can be found in the data; null for none.</summary>
    internal int? CodePoint { get; init; }
}

/// <summary>A cell that a broken rule compared.</summary>
/// <param name="Place">JSON pointer into the data; <c>previous#/...</c> lies in last year's data, <c>lower/0#/...</c> in that of the first report added up.</param>
/// <param name="Value">The value as the data gives it, or null for a blank cell.</param>
public sealed record ProblemCell(string Place, string? Value);
