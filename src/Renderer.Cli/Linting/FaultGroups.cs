using Renderer.Reports;

namespace Renderer.Cli.Linting;

/// <summary>One fault of a template shows in every row and in every sample: it is told once, with its number.</summary>
internal static class FaultGroups
{
    public static IEnumerable<Problem> Merge(IEnumerable<Problem> problems) =>
        from problem in problems
        group problem by (problem.Code, problem.Message) into same
        let first = same.First()
        let further = same.Count() - 1
        select further == 0 ? first : first with { Message = $"{first.Message} (and {further} more like it)" };
}
