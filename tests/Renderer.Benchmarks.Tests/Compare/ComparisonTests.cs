using System.Text.Json;
using Renderer.Benchmarks.Compare;

namespace Renderer.Benchmarks.Tests.Compare;

public sealed class ComparisonTests
{
    private static readonly Comparison Sample = new(
        "report",
        [
            new(CompareOptions.Own, "", true, [0.002, 0.004, 0.003], 145_000, 96 << 20),
            new(CompareOptions.Own, "", false, [0.1], 145_000, 0),
            new("Other", "1.2", true, [0.060], 260_000, 500 << 20),
            new("Other", "1.2", false, [0.5], 260_000, 0),
        ],
        ["Third"]);

    [Fact]
    public void Table_Ratios_CompareWarmWithWarmAndColdWithCold()
    {
        var output = new StringWriter();

        Sample.Write(output);

        var lines = output.ToString().Split(Environment.NewLine);
        lines[2].ShouldBe("| Renderer, warm | 3.00 (2.00-4.00) | 1.00 | 333 | 96.0 | 145,000 |");
        lines[3].ShouldBe("| Other 1.2, warm | 60.0 (60.0-60.0) | 20.0 | 16.7 | 500 | 260,000 |");
        lines[5].ShouldBe("| Other 1.2, a process each | 500 (500-500) | 5.00 | 2.00 |  | 260,000 |");
        output.ToString().ShouldContain("Not found: Third.");
    }

    [Fact]
    public void Json_Engines_CarryEveryTime()
    {
        var output = new StringWriter();

        Sample.WriteJson(output);

        var engines = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("engines");
        engines.GetArrayLength().ShouldBe(4);
        engines[0].GetProperty("seconds").GetArrayLength().ShouldBe(3);
        engines[2].GetProperty("timesOurs").GetDouble().ShouldBe(20, 1e-9);
    }
}
