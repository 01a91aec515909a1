using System.Collections.Immutable;
using Microsoft.Playwright;
using Renderer.Reports;

namespace Renderer.Browser.Tests;

/// <summary>The rendered page as a person's browser shows it: nothing fetched, nothing run, nothing cut off on a phone.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Samples => ["guandu-2021", "huajie-2023"];

    [Theory, MemberData(nameof(Samples))]
    public async Task Page_OnAPhone_NeverScrollsSideways(string sample)
    {
        var page = await chromium.OpenAsync(sample, width: 390, height: 844);

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        (await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('section p')).fontSize)")).ShouldBeGreaterThanOrEqualTo(16);
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task WideTable_OnAPhone_ScrollsInItsOwnKeyboardReachableRegion(string sample)
    {
        var page = await chromium.OpenAsync(sample, width: 390, height: 844);

        var regions = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('table')].filter(t => t.scrollWidth > 390).map(t => { const r = t.parentElement; return `${r.tabIndex} ${r.getAttribute('role')} ${getComputedStyle(r).overflowX} ${!!r.getAttribute('aria-labelledby')}`; })");
        regions.ShouldNotBeEmpty();
        regions.ShouldAllBe(r => r == "0 region auto true");
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Page_Opened_RequestsNothingAndRunsNothing(string sample)
    {
        var requests = new List<string>();
        var page = await chromium.OpenAsync(sample, width: 1280, height: 900, requests);

        requests.ShouldHaveSingleItem().ShouldStartWith("file://");
        (await page.Locator("script, iframe, object, embed, link[rel=stylesheet], [onclick], [onload]").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("zh-CN");
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task ApplicationsTable_EveryDataCell_HasRowAndColumnHeaders(string sample)
    {
        var page = await chromium.OpenAsync(sample, width: 1280, height: 900);

        // 25 rows of 7 values; `headers` must name existing header cells only.
        var cells = await page.EvaluateAsync<int>("document.querySelectorAll('table.applications td[headers]').length");
        cells.ShouldBe(175);
        var broken = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('td[headers],th[headers]')].flatMap(c => c.getAttribute('headers').split(' ').filter(id => document.getElementById(id)?.tagName !== 'TH'))");
        broken.ShouldBeEmpty();
        var bare = await page.EvaluateAsync<int>("[...document.querySelectorAll('th')].filter(t => !t.scope).length");
        bare.ShouldBe(0);
    }
}

/// <summary>One headless Chromium for all tests of a class, and every sample rendered to a file once.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-pages-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        var root = RepositoryRoot();
        var renderer = ReportRenderer.Open(new ReportOptions
        {
            TemplatesFolder = Path.Combine(root, "templates"),
            FontFolders = ImmutableArray.Create(Path.Combine(root, "templates", "fonts")),
        });
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "templates", "disclosure-2021", "samples"), "*.json"))
        {
            var check = renderer.Check(new RenderRequest(await File.ReadAllBytesAsync(file), Path.GetFileName(file)));
            var report = renderer.Render(check.Data.ShouldNotBeNull()).Report.ShouldNotBeNull();
            await File.WriteAllBytesAsync(Path.Combine(_folder, Path.GetFileNameWithoutExtension(file) + ".html"), report.Html);
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task<IPage> OpenAsync(string sample, int width, int height, List<string>? requests = null)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        if (requests is not null) page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(new Uri(Path.Combine(_folder, sample + ".html")).AbsoluteUri);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Renderer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Renderer.sln was not found above the tests.");
    }
}
