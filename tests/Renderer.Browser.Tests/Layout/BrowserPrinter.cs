namespace Renderer.Browser.Tests.Layout;

/// <summary>Has the browser print a page with the fonts of the repository.</summary>
internal static class BrowserPrinter
{
    private static readonly string FontFaces = string.Concat(
        Face("Noto Serif SC", 400, "noto-serif-sc/NotoSerifSC_400Regular.ttf"), Face("Noto Serif SC", 700, "noto-serif-sc/NotoSerifSC_700Bold.ttf"),
        Face("Noto Sans SC", 400, "noto-sans-sc/NotoSansSC_400Regular.ttf"), Face("Noto Sans SC", 700, "noto-sans-sc/NotoSansSC_700Bold.ttf"),
        Face("LXGW WenKai", 400, "lxgw-wenkai/LXGWWenKai-Regular.ttf"), Face("FandolFang", 400, "fandol/FandolFang-Regular.otf"));

    public static async Task<PrintedText> PrintAsync(Chromium chromium, string address, string pdf)
    {
        var page = await chromium.NewPageAsync(800);
        await page.GotoAsync(address);
        await page.AddStyleTagAsync(new() { Content = FontFaces });
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = true });
        await page.CloseAsync();
        return await PrintedText.ReadAsync(pdf);
    }

    private static string Face(string family, int weight, string path) =>
        $"@font-face {{ font-family: \"{family}\"; font-weight: {weight}; src: url(\"{new Uri(Path.Combine(Samples.Templates, "fonts", path)).AbsoluteUri}\") }}\n";
}
