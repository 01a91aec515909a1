namespace Renderer.Contracts;

/// <summary>One problem or warning.</summary>
/// <param name="Code">From the closed list of <see cref="ProblemCodes"/>.</param>
/// <param name="Place">Where: a JSON pointer into the data, <c>file(line,column)</c> of a template, or a field of the message.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record ReportProblem([property: ProblemCode] string Code, string Place, string Message, string Hint)
{
    /// <summary><c>error</c>, <c>warning</c>, or <c>advice</c> of a rule that never stops a report; null in events of services that did not say it yet.</summary>
    [Choice("error", "warning", "advice")]
    public string? Severity { get; init; }

    /// <summary>The id of the template's rule that does not hold, for example <c>R1</c>; null for any other problem.</summary>
    public string? Rule { get; init; }

    /// <summary>The cells a broken rule is about, with their values; empty for any other problem.</summary>
    public IReadOnlyList<ReportCell> Cells { get; init; } = [];
}

/// <summary>One cell of the data that a broken rule is about.</summary>
/// <param name="Place">A JSON pointer into the data; into last year's after <c>previous#</c>, into the first of the lower reports after <c>lower/0#</c>.</param>
/// <param name="Value">The value as it was given; null when the cell is blank.</param>
public sealed record ReportCell(string Place, string? Value);
