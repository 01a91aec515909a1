using System.Globalization;

namespace Renderer.Pdf.Tests.Fuzzing;

/// <summary>How many random cases, and which: few in every run, as many as asked for by <c>tests/fuzz.sh</c>.</summary>
internal static class FuzzSettings
{
    /// <summary>The same seed gives the same cases.</summary>
    public static int Seed { get; } = Setting("RENDERER_TEST_FUZZ_SEED", 1);

    public static int Count(int usual) => Setting("RENDERER_TEST_FUZZ_COUNT", usual);

    private static int Setting(string name, int fallback) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
