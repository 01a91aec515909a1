using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;
using Renderer.Reports.Tests.Rendering;

namespace Renderer.Reports.Tests.Goldens;

/// <summary>The totals of every package, on its own samples with the totals taken out.</summary>
public class ComputedTotalsTests
{
    public static TheoryData<string, string> Samples => GoldenSample.All;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Totals_TakenOutAndComputed_BreakNoSum(string package, string sample)
    {
        var path = RenderedSamples.Renderer.Templates.Single(t => t.Name == package).Samples.Single(s => Path.GetFileNameWithoutExtension(s) == sample);
        var root = DataReader.Read(File.ReadAllBytes(path), path, 1 << 25).Document!.Root;
        var data = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        var rules = CompiledPackage.Load(new PackageFolder(Repository.Templates, package), [])!.Rules;
        foreach (var total in rules.Totals.SelectMany(t => t.Compute(new RuleScope(root).Names, CancellationToken.None))) Remove(data, total.Place);
        var check = RenderedSamples.Renderer.Check(new(Encoding.UTF8.GetBytes(data.ToJsonString()), sample) { ComputesTotals = true });
        check.Data.ShouldNotBeNull();
        // What a published report breaks in other ways, it breaks with or without its totals.
        check.Problems.Where(p => p.Severity != Severity.Advice).Select(p => p.Message)
            .ShouldBeSubsetOf(RenderedSamples.Renderer.Check(new(File.ReadAllBytes(path), sample)).Problems.Select(p => p.Message));
    }

    private static void Remove(JsonObject data, string place)
    {
        var steps = place.Split('/')[1..];
        JsonNode? parent = data;
        foreach (var step in steps[..^1]) parent = parent is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)] : parent?[step];
        (parent as JsonObject)?.Remove(steps[^1]);
    }
}
