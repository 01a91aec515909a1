using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary>The rendered page as a person's browser shows it: nothing fetched, nothing run, text large enough, every cell with its heads.</summary>
[Collection(Browsing.Name)]
public sealed class ReportPageTests(Chromium chromium, RenderedSamples samples)
{
    public static TheoryData<string> EverySample => new(Samples.All);

    public static TheoryData<string> ReportsOf2021 => new(Samples.All.Where(s => Samples.PackageOf(s) == "disclosure-2021"));

    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_OnAPhone_HasTextOfReadableSize(string sample)
    {
        var page = await OpenAsync(sample, width: 390);

        (await page.EvaluateAsync<double[]>("[...document.querySelectorAll('main p')].map(p => parseFloat(getComputedStyle(p).fontSize))")).ShouldAllBe(size => size >= 15);
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_Opened_RequestsNothingAndRunsNothing(string sample)
    {
        var requests = new List<string>();
        var page = await OpenAsync(sample, width: 1280, requests);

        requests.ShouldHaveSingleItem().ShouldStartWith("file://");
        (await page.Locator("script, iframe, object, embed, link[rel=stylesheet], [onclick], [onload]").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("zh-CN");
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(EverySample))]
    public async Task DataCell_EveryTable_NamesHeadsThatExist(string sample)
    {
        var page = await OpenAsync(sample, width: 1280);

        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('td[data-cell]:not([headers])')].map(c => c.outerHTML)")).ShouldBeEmpty();
        (await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('td[headers],th[headers]')].flatMap(c => c.getAttribute('headers').split(' ').filter(id => document.getElementById(id)?.tagName !== 'TH'))")).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('th')].filter(t => !t.scope).length")).ShouldBe(0);
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(EverySample))]
    public async Task DataCell_CopiedAsText_KeepsApartFromItsNeighbour(string sample)
    {
        var page = await OpenAsync(sample, width: 1280);

        // What programs that read the source take: text without layout.
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('td + td, th + td')].filter(c => !/^\\s/.test(c.previousSibling?.data ?? 'x')).map(c => c.outerHTML)")).ShouldBeEmpty();
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(ReportsOf2021))]
    public async Task ApplicationsTable_Has25RowsOf7Values(string sample)
    {
        var page = await OpenAsync(sample, width: 1280);

        (await page.EvaluateAsync<int>("document.querySelectorAll('table.applications td[headers]').length")).ShouldBe(175);
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string sample, int width, List<string>? requests = null)
    {
        var page = await chromium.NewPageAsync(width);
        if (requests is not null) page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(samples.Page(sample));
        return page;
    }
}
