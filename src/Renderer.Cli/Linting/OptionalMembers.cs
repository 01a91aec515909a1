using System.Text;
using System.Text.Json.Nodes;
using Renderer.Reports;
using Renderer.Reports.Reading;

namespace Renderer.Cli.Linting;

/// <summary>Takes every member out of a sample, one after the other: what the schema lets go, template and rules must do without.</summary>
internal sealed class OptionalMembers(ReportRenderer renderer, PackageListing package)
{
    // Checks take a millisecond or two, renders tens of them.
    private const int MostMembers = 400;
    private const int MostRenders = 60;

    public IEnumerable<Problem> Check(LintedSample sample, CancellationToken cancellationToken)
    {
        if (JsonNode.Parse(sample.Data.Span) is not JsonObject data) yield break;
        var renders = 0;
        foreach (var place in Members(data, "").Distinct(StringComparer.Ordinal).Take(MostMembers).ToList())
        {
            var request = new RenderRequest(Without(data, place), sample.Place) { Template = package.Name };
            var check = renderer.Check(request, cancellationToken);
            var failed = check.Problems.Where(IsFailure).ToList();
            if (check.Data is { } accepted && renders++ < MostRenders) failed.AddRange(renderer.Render(accepted, cancellationToken).Problems.Where(IsFailure));
            foreach (var problem in failed)
                yield return problem with { Message = $"without {place}, which the schema does not require: {problem.Message}", Hint = "say that it may be missing: x ?? null, x?.y; or require it in the schema" };
        }
    }

    private static bool IsFailure(Problem problem) => problem.Code == Codes.TemplateFailed;

    // Items of a list are alike: the first stands for all.
    private static IEnumerable<string> Members(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.SelectMany(m => Members(m.Value, $"{place}/{JsonPointer.Escape(m.Key)}").Prepend($"{place}/{JsonPointer.Escape(m.Key)}")),
        JsonArray { Count: > 0 } items => Members(items[0], $"{place}/0"),
        _ => [],
    };

    private static byte[] Without(JsonObject data, string place)
    {
        JsonNode node = data.DeepClone();
        var root = node;
        var steps = JsonPointer.StepsOf(place);
        foreach (var step in steps[..^1]) node = node is JsonArray ? node[0]! : node[step]!;
        ((JsonObject)node).Remove(steps[^1]);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
