namespace Renderer.Browser.Tests;

/// <summary>Pictures of every sample for people's eyes, into the folder that <c>RENDERER_SCREENSHOTS</c> names: <c>tests/screenshots.sh OUT</c>.</summary>
[Collection(Browsing.Name)]
public sealed class ScreenshotTests(Chromium chromium, RenderedSamples samples)
{
    public static TheoryData<string> EverySample => new(Samples.All);

    [Theory, MemberData(nameof(EverySample)), Trait("Category", "Screenshots")]
    public async Task Screenshots_OfEverySample_AreTaken(string sample)
    {
        if (Environment.GetEnvironmentVariable("RENDERER_SCREENSHOTS") is not { Length: > 0 } folder) return;
        var start = Path.Combine(folder, sample.Replace('/', '.'));
        foreach (var (name, width) in new[] { ("phone", 390), ("desktop", 1280) })
        {
            var page = await chromium.NewPageAsync(width);
            await page.GotoAsync(samples.Page(sample));
            (await page.ScreenshotAsync(new() { Path = $"{start}.{name}.png", FullPage = true })).Length.ShouldBeGreaterThan(1000);
            await page.CloseAsync();
        }

        File.Copy(samples.Pdf(sample), $"{start}.pdf", overwrite: true);
    }
}
