using System.Diagnostics;
using System.Globalization;
using Renderer.Layout.Tests.Fonts;
using Renderer.Layout.Tests.Properties;
using Xunit.Abstractions;

namespace Renderer.Layout.Tests.Fuzzing;

/// <summary>Random documents with small limits: none may crash, hang or give a document that is not sound. By hand: <c>tests/fuzz.sh layout</c>.</summary>
public class LayoutFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public void Documents_OfAGivenSeed_NeitherHangNorCrash()
    {
        var (count, seed) = (Setting("RENDERER_TEST_FUZZ_COUNT", 3000), Setting("RENDERER_TEST_FUZZ_SEED", 1));
        var typesetter = new Typesetter(ShippedFonts.Library, new() { MaximumPages = 100 });
        var (refused, warned, started) = (0, 0, Stopwatch.GetTimestamp());
        for (var i = 0; i < count; i++)
        {
            if (i % 20_000 == 0) typesetter = new(ShippedFonts.Library, new() { MaximumPages = 100 });
            switch (Outcome(typesetter, WildDocuments.Html(new Random(HashCode(seed, i))), $"document {i} of seed {seed}"))
            {
                case null:
                    refused++;
                    break;
                case > 0:
                    warned++;
                    break;
            }
        }
        output.WriteLine($"{count} documents of seed {seed}: {refused} refused, {warned} with warnings, {count / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} a second");
        refused.ShouldBeLessThan(count);
    }

    /// <summary>How many warnings a document has; null when it is refused.</summary>
    private static int? Outcome(Typesetter typesetter, string html, string name)
    {
        // A document that hangs is cancelled, and then fails here with its name and text.
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            var document = typesetter.LayOut(html, patience.Token);
            Soundness.Fault(document).ShouldBeNull($"{name}:\n{html}");
            return document.Warnings.Length;
        }
        catch (LayoutException)
        {
            return null;
        }
        catch (Exception failure) when (failure is not ShouldAssertException)
        {
            throw new InvalidOperationException($"{name}: {failure.GetType().Name}\n{html}", failure);
        }
    }

    private static int HashCode(int seed, int number) => unchecked(seed * 1_000_003 + number);

    private static int Setting(string name, int fallback) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
