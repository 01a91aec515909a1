using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking;

/// <summary>Data that was checked, with its totals if these were asked for, and what was found.</summary>
internal sealed record DataCheck(CanonicalDocument Document, IReadOnlyList<Problem> Problems)
{
    /// <summary>Completes totals, then checks schema and rules.</summary>
    public static DataCheck Run(CompiledPackage package, CanonicalDocument document, RenderRequest request, CancellationToken cancellationToken)
    {
        var completed = request.ComputesTotals ? TotalsRun.Complete(document, package.Rules.Totals, cancellationToken) : new(document, []);
        var violations = SchemaRun.Check(package.Schema, completed.Document.Root);
        var open = violations.Count > 0 && !request.ComputesTotals ? LeftWithTotals(package, document, cancellationToken) : null;
        var problems = violations.Select(v => new Problem(
            Severity.Error, Codes.DataSchema, v.Pointer, v.Message, open is null || open.Contains(v) ? v.Hint : $"{v.Hint}; or ask for it to be computed (computeTotals)")).ToList();
        // Rules may count on the schema, so they wait until it holds; and what a total stumbled over, the schema names better.
        if (problems.Count > 0) return new(completed.Document, problems);
        var scope = new RuleScope(completed.Document.Root) { BrokenSums = request.BrokenSums };
        return new(completed.Document, [.. completed.Failures, .. package.Rules.Check(RuleComparison.None, scope, cancellationToken)]);
    }

    /// <summary>What the schema would still say if totals were computed: the difference are totals that the sender may leave out.</summary>
    private static HashSet<Violation> LeftWithTotals(CompiledPackage package, CanonicalDocument document, CancellationToken cancellationToken) =>
        [.. SchemaRun.Check(package.Schema, TotalsRun.Complete(document, package.Rules.Totals, cancellationToken).Document.Root)];
}
