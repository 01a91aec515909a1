using System.Text.Json;
using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary>axe-core: the accessibility rules (WCAG A and AA, best practices) as its makers switch them on; none is left out.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() =>
    {
        var path = Path.Combine(Samples.Root, "tests", "Renderer.Browser.Tests", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(path) ? File.ReadAllText(path) : throw new FileNotFoundException($"{path} is not there. Run tests/run.sh --tools, or npm ci in tests/Renderer.Browser.Tests.");
    });

    /// <summary>What is wrong with the page: rule, number of elements, the first of them.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        var result = await page.EvaluateAsync<JsonElement>("axe.run(document, { iframes: false, resultTypes: ['violations'] })");
        // A run that checked nothing would find nothing.
        result.GetProperty("passes").GetArrayLength().ShouldBeGreaterThan(5);
        return
        [
            .. result.GetProperty("violations").EnumerateArray().Select(v =>
                $"{v.GetProperty("id").GetString()}: {v.GetProperty("help").GetString()}, {v.GetProperty("nodes").GetArrayLength()} times, first {v.GetProperty("nodes")[0].GetProperty("html").GetString()}"),
        ];
    }
}
