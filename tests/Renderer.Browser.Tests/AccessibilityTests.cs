using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary>Every sample's page for people who use a phone, a magnifier, high contrast, a keyboard or a screen reader.</summary>
[Collection(Browsing.Name)]
public sealed class AccessibilityTests(Chromium chromium, RenderedSamples samples)
{
    public static TheoryData<string> EverySample => new(Samples.All);

    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_OnPhoneAndDesktop_BreaksNoRuleOfAxe(string sample)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            var page = await OpenAsync(sample, width);
            (await Axe.ViolationsAsync(page)).ShouldBeEmpty($"{sample} at {width}");
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Axe_PageWithFaults_FindsThem()
    {
        var page = await chromium.NewPageAsync(1280);
        await page.SetContentAsync("<html><body><h3>a</h3><img src='data:,'><p style='color:#ccc'>faint</p><table><tr><th>a</th></tr></table><div role='region'>b</div><button></button></body></html>");

        var violations = await Axe.ViolationsAsync(page);
        foreach (var rule in new[] { "html-has-lang", "image-alt", "color-contrast", "document-title", "button-name", "region" }) violations.ShouldContain(v => v.StartsWith(rule + ":", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    // 320: WCAG 1.4.10, 1280 at 400 %. 390: a phone. 640: 1280 at 200 %.
    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_NarrowOrZoomed_NeverScrollsSideways(string sample)
    {
        foreach (var width in new[] { 320, 390, 640 })
        {
            var page = await OpenAsync(sample, width);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, sample);
            await page.CloseAsync();
        }
    }

    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_LargeText_LosesNothing(string sample)
    {
        var page = await OpenAsync(sample, 1280);
        await page.AddStyleTagAsync(new() { Content = "html { font-size: 200% !important }" });

        // WCAG 1.4.4: what is cut off has no scroller to reach it by.
        (await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('body *')].filter(e => {
              const style = getComputedStyle(e);
              return style.position !== 'absolute' && ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
            }).map(e => e.outerHTML.slice(0, 100))
            """)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(1280);
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(EverySample))]
    public async Task WideTable_OnAPhone_IsReachedAndScrolledByKeyboard(string sample)
    {
        var page = await OpenAsync(sample, 390);
        var scrollers = await page.EvaluateAsync<int>("window.scrollers = [...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).overflowX === 'auto' && e.scrollWidth > e.clientWidth + 1), window.scrollers.length");
        var reached = new HashSet<int>();
        for (var presses = 0; presses < 200 && reached.Count < scrollers; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<int>("window.scrollers.indexOf(document.activeElement)");
            if (at < 0 || !reached.Add(at)) continue;
            (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldNotBe("none", "the focus must be seen");
            (await page.EvaluateAsync<bool>("document.activeElement.getAttribute('role') === 'region' && document.activeElement.hasAttribute('aria-labelledby')")).ShouldBeTrue();
            await page.Keyboard.PressAsync("ArrowRight");
            await page.WaitForFunctionAsync("document.activeElement.scrollLeft > 0");
        }

        reached.Count.ShouldBe(scrollers);
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('table')].filter(t => t.scrollWidth > 391 && !t.closest('[tabindex=\"0\"]')).length")).ShouldBe(0);
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(EverySample))]
    public async Task Page_InForcedColors_StaysReadable(string sample)
    {
        var page = await OpenAsync(sample, 1280);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        // The person's own colours must win everywhere, and the lines of tables must not be colours alone.
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).forcedColorAdjust !== 'auto').map(e => e.outerHTML.slice(0, 100))")).ShouldBeEmpty();
        (await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('table')].filter(t => ![...t.querySelectorAll('td, th')].some(c => ['Top', 'Bottom'].some(side => getComputedStyle(c)[`border${side}Style`] === 'solid')) && getComputedStyle(t).borderTopStyle !== 'solid')
              .map(t => t.outerHTML.slice(0, 100))
            """)).ShouldBeEmpty();
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string sample, int width)
    {
        var page = await chromium.NewPageAsync(width);
        await page.GotoAsync(samples.Page(sample));
        return page;
    }
}
