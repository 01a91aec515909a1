using System.Diagnostics;
using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary>An impact report: archived reports of a demonstration, compared with a package that was changed since.</summary>
public sealed class ImpactReport : IAsyncLifetime
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "renderer");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-impact-").FullName;

    public async Task InitializeAsync()
    {
        await RunAsync("demo", "--folder", Path.Combine(_folder, "kept"));
        foreach (var package in new[] { "disclosure-2021", "shared" }) Copy(Path.Combine(Samples.Templates, package), Path.Combine(_folder, "templates", package));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "templates", "fonts"), Path.Combine(Samples.Templates, "fonts"));
        await EditAsync("shared/applications.sbn-html", "'三、收到和处理政府信息公开申请情况'", "'三、收到、处理政府信息公开申请情况'");
        await EditAsync("disclosure-2021/schema.json", "\"year\": { \"$ref\": \"../shared/disclosure.schema.json#/$defs/year\" }", "\"year\": { \"type\": \"integer\", \"maximum\": 2023 }");
        await RunAsync(
            "templates", "impact", "disclosure-2021", "--all", "--out", Path.Combine(_folder, "impact"), "--templates", Path.Combine(_folder, "templates"),
            "--set", $"Storage:Folder={Path.Combine(_folder, "kept", "objects")}", "--set", $"Catalogue:ConnectionString=Data Source={Path.Combine(_folder, "kept", "catalogue.db")}");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    public Uri AddressOf(string name) => new(Path.Combine(_folder, "impact", name));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // Exit code 1 says that a report would be rejected, which is what is shown.
    private static async Task RunAsync(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = program.StandardOutput.ReadToEndAsync();
        var error = program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        program.ExitCode.ShouldBeLessThan(2, await output + await error);
    }

    private async Task EditAsync(string file, string old, string now)
    {
        var path = Path.Combine(_folder, "templates", file);
        var text = await File.ReadAllTextAsync(path);
        text.ShouldContain(old);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..at] + now + text[(at + old.Length)..]);
    }
}

/// <summary><c>renderer templates impact</c> in a browser.</summary>
[Collection(Browsing.Name)]
public sealed class ImpactTests(Chromium chromium, ImpactReport report) : IClassFixture<ImpactReport>
{
    [Fact]
    public async Task Report_OnPhoneAndDesktopInLightAndDark_BreaksNoRuleOfAxeAndLoadsNothing()
    {
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            foreach (var name in new[] { "index.html", "reports/disclosure-2021.huajie-2023.html", "reports/disclosure-2021.example-2024.html" })
            {
                var requests = new List<string>();
                var page = await OpenAsync(name, width, requests, scheme);

                (await Axe.ViolationsAsync(page)).ShouldBeEmpty($"{name} at {width}");
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
                requests.ShouldAllBe(r => r == page.Url);
                await page.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task Index_FilteredByClassAndWord_ListsThose()
    {
        var page = await OpenAsync("index.html", 1280, []);
        var shown = page.Locator("#reports tbody tr:visible");
        (await shown.CountAsync()).ShouldBe(3);

        await page.Locator("input[value=rejected]").UncheckAsync();
        (await shown.CountAsync()).ShouldBe(2);
        await Assertions.Expect(page.Locator("#shown")).ToHaveTextAsync("2 of 3 listed");
        await page.Locator("#search").FillAsync("huajie");
        (await shown.CountAsync()).ShouldBe(1);
        await shown.GetByRole(AriaRole.Link).ClickAsync();
        (await page.Locator("h1").TextContentAsync()).ShouldBe("disclosure-2021.huajie-2023 text");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Pages_LaidOverEachOther_CoverEachOther()
    {
        var page = await OpenAsync("reports/disclosure-2021.huajie-2023.html", 1280, []);
        var pair = page.Locator("section.pair").First;
        await pair.ScrollIntoViewIfNeededAsync();
        (await pair.Locator("svg .changed").CountAsync()).ShouldBeGreaterThan(0);
        var (before, after) = (await BoxAsync(pair, ".before svg"), await BoxAsync(pair, ".after svg"));
        before.X.ShouldBeLessThan(after.X);

        await page.GetByLabel("laid over each other").CheckAsync();
        (before, after) = (await BoxAsync(pair, ".before svg"), await BoxAsync(pair, ".after svg"));
        (before.X, before.Y).ShouldBe((after.X, after.Y));
        await page.GetByLabel("after", new() { Exact = true }).CheckAsync();
        (await pair.Locator(".before").IsVisibleAsync()).ShouldBeFalse();
        await page.CloseAsync();
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator pair, string selector) => (await pair.Locator(selector).BoundingBoxAsync()).ShouldNotBeNull();

    private async Task<IPage> OpenAsync(string name, int width, List<string> requests, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await chromium.NewPageAsync(width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(report.AddressOf(name).AbsoluteUri);
        return page;
    }
}
