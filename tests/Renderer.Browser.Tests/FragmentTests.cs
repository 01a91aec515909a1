using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary>Fragments pasted into a page of a website's content management system.</summary>
[Collection(Browsing.Name)]
public sealed class FragmentTests(Chromium chromium, RenderedSamples samples)
{
    // A site with a style of its own: what a fragment does not say for itself, it inherits; what it says must not reach the site.
    private const string HostStyle = "body { margin: 0; font: 14px/1.4 Arial, sans-serif; color: #222; background: #fff } h1 { font-size: 22px } table { border: 0 } .site-nav a { color: #00408a } p { margin: 4px 0 }";

    public static TheoryData<string> EveryFragment => new(Samples.WithFragment);

    [Theory, MemberData(nameof(EveryFragment))]
    public async Task Fragment_InASite_BreaksNoRuleOfAxe(string sample)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            var page = await HostAsync(width, samples.Fragment(sample));
            (await Axe.ViolationsAsync(page)).ShouldBeEmpty($"{sample} at {width}");
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, sample);
            await page.CloseAsync();
        }
    }

    [Theory, MemberData(nameof(EveryFragment))]
    public async Task Fragment_BesideAnother_SharesNoId(string sample)
    {
        var other = Samples.WithFragment.First(s => s != sample);
        var page = await HostAsync(1280, samples.Fragment(sample), samples.Fragment(other));

        (await page.EvaluateAsync<string[]>("Object.entries(Object.groupBy([...document.querySelectorAll('[id]')], e => e.id)).filter(([, same]) => same.length > 1).map(([id]) => id)")).ShouldBeEmpty();
        (await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('[headers],[aria-labelledby],[aria-describedby]')]
              .flatMap(e => ['headers', 'aria-labelledby', 'aria-describedby'].flatMap(a => (e.getAttribute(a) ?? '').split(' ').filter(Boolean)))
              .filter(id => !document.getElementById(id))
            """)).ShouldBeEmpty();
        await page.CloseAsync();
    }

    [Theory, MemberData(nameof(EveryFragment))]
    public async Task Fragment_InASite_LeavesTheSiteAsItWas(string sample)
    {
        const string SiteLooks = """
            [...document.querySelectorAll('.site, .site *, body')].map(e => {
              const s = getComputedStyle(e);
              return [e.tagName, s.fontFamily, s.fontSize, s.lineHeight, s.color, s.backgroundColor, s.margin, s.padding, s.border, s.textAlign, s.textIndent, s.maxWidth].join('|');
            })
            """;
        var alone = await HostAsync(1280);
        var before = await alone.EvaluateAsync<string[]>(SiteLooks);
        await alone.CloseAsync();
        var page = await HostAsync(1280, samples.Fragment(sample));

        (await page.EvaluateAsync<string[]>(SiteLooks)).ShouldBe(before);
        (await page.Locator("script, iframe, object, embed, link, [onclick], [onload]").CountAsync()).ShouldBe(0);
        await page.CloseAsync();
    }

    private async Task<IPage> HostAsync(int width, params string[] fragments)
    {
        var page = await chromium.NewPageAsync(width);
        await page.SetContentAsync($"""
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>政府信息公开年报</title><style>{HostStyle}</style></head>
            <body><header class="site"><p>某某市人民政府门户网站</p><nav class="site-nav" aria-label="栏目"><a href="https://example.org/">政府信息公开年报</a></nav></header>
            <main>{string.Concat(fragments)}</main>
            <footer class="site"><h2>相关</h2><p>网站标识码</p><ul><li>一</li></ul><table aria-label="站点"><tbody><tr><th scope="row">主办</th><td>办公室</td></tr></tbody></table></footer></body></html>
            """);
        return page;
    }
}
