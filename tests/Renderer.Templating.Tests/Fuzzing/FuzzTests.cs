using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Renderer.Templating.Tests.Fuzzing;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int InEveryRun = 5_000;

    [Fact]
    public void Templates_OfAPinnedSeed_EndWithinTheirLimits() => Run(1, InEveryRun);

    [Fact]
    [Trait("Category", "Long")]
    public void Templates_OfAGivenSeed_EndWithinTheirLimits() => Run(Setting("RENDERER_TEST_FUZZ_SEED", 1), Setting("RENDERER_TEST_FUZZ_COUNT", InEveryRun));

    private void Run(int seed, int count)
    {
        var clock = Stopwatch.StartNew();
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        var most = 0L;
        for (var i = 0; i < count && faults.Count < 10; i++)
        {
            var fuzz = new FuzzCase(unchecked(seed * 1_000_003 + i));
            try
            {
                var outcome = fuzz.Run();
                outcomes[outcome.Code ?? "output"] = outcomes.GetValueOrDefault(outcome.Code ?? "output") + 1;
                most = Math.Max(most, outcome.Allocated);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                faults.Add($"{fuzz.Text}\n---\n{exception}");
            }
        }

        output.WriteLine($"{count} templates in {clock.Elapsed.TotalSeconds:0} s, at most {most:N0} bytes each: {string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}"))}");
        faults.ShouldBeEmpty();
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
