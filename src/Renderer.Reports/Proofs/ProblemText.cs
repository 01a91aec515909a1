namespace Renderer.Reports.Proofs;

/// <summary>Problems as text to read in a difference.</summary>
internal static class ProblemText
{
    public static string Of(IEnumerable<Problem> problems) => string.Concat(problems.Select(Of));

    private static string Of(Problem problem) =>
        $"{problem.Severity} {problem.Code} {problem.Place}\n  {problem.Message}\n  hint: {problem.Hint}\n" + string.Concat(problem.Cells.Select(c => $"  {c.Place} = {c.Value ?? "(blank)"}\n"));
}
