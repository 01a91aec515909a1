using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;

namespace Renderer.Browser.Tests;

/// <summary><c>renderer templates preview</c> in a browser, while its template is being written.</summary>
[Collection(Browsing.Name)]
public sealed class PreviewTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "renderer");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-preview-").FullName;
    private Process? _preview;
    private Uri _address = new("http://127.0.0.1/");

    public async Task InitializeAsync()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder, "fonts"), Path.Combine(Samples.Templates, "fonts"));
        using var scaffold = Start("templates", "new", "notice", "--title", "会议通知", "--out", _folder);
        await scaffold.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        _preview = Start("templates", "preview", "notice", "--templates", _folder, "--port", "0");
        var line = (await _preview.StandardError.ReadLineAsync(new CancellationTokenSource(Patience).Token)).ShouldNotBeNull();
        _address = new Uri(line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)));
    }

    public async Task DisposeAsync()
    {
        if (!_preview!.HasExited) _preview.Kill();
        await _preview.WaitForExitAsync();
        _preview.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Save_OfTemplateStyleAndData_IsShown()
    {
        var page = await OpenAsync();
        await ShowsAsync(page, "h1", "会议通知");
        await EditAsync("content.sbn-html", "{{ title }}</h1>", "《{{ title }}》</h1>");
        await ShowsAsync(page, "h1", "《会议通知》");
        await EditAsync("samples/first.json", "2025年1月7日", "2025年2月8日");
        await ShowsAsync(page, ".date", "2025年2月8日");
        await EditAsync("content.css", "color: #555; margin", "color: #0000ff; margin");

        await Assertions.Expect(page.FrameLocator("#page-frame").Locator(".date")).ToHaveCSSAsync("color", "rgb(0, 0, 255)", new() { Timeout = 60_000 });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Template_BrokenAndMended_ShowsTheErrorAboveTheLastGoodPage()
    {
        var page = await OpenAsync();
        await ShowsAsync(page, "h1", "会议通知");
        await EditAsync("content.sbn-html", "{{ title }}</h1>", "{{ titel }}</h1>");

        await SaysAsync(page, "#problem-list", "titel");
        await SaysAsync(page, "#problem-list", "notice/content.sbn-html(4");
        await SaysAsync(page, "#status", "last version without them");
        await ShowsAsync(page, "h1", "会议通知");
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        await EditAsync("content.sbn-html", "{{ titel }}</h1>", "{{ title }}！</h1>");
        await ShowsAsync(page, "h1", "会议通知！");
        await Assertions.Expect(page.Locator("#problems")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Rule_Broken_ShowsTheCells()
    {
        var page = await OpenAsync();
        await EditAsync("samples/first.json", "\"total\": 7", "\"total\": 9");

        await SaysAsync(page, "#problem-list", "S1: 3 + 4 ≠ 9");
        await SaysAsync(page, "#problem-list", "/items/1/count = blank");
        await SaysAsync(page, "#status", "1 page, 1 warning");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Shell_OnPhoneAndDesktop_BreaksNoRuleOfAxeAndLoadsOnlyItself()
    {
        foreach (var width in new[] { 390, 1280 })
        {
            var requests = new List<string>();
            var page = await chromium.NewPageAsync(width);
            page.Request += (_, request) => requests.Add(request.Url);
            await page.GotoAsync(_address.AbsoluteUri);
            await SaysAsync(page, "#status", "1 page, no problems");

            (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
            // The browser's own PDF viewer is an extension that loads the parts of its surface.
            requests.Where(r => !r.StartsWith("chrome", StringComparison.Ordinal)).ShouldAllBe(r => r.StartsWith(_address.AbsoluteUri, StringComparison.Ordinal));
            await page.CloseAsync();
        }
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.attacker.example", HttpStatusCode.Forbidden)]
    public async Task Request_UnderAnotherName_IsRefused(string host, HttpStatusCode status)
    {
        using var http = new HttpClient();
        foreach (var path in new[] { "", "page", "report.pdf", "preview.js" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, path)) { Headers = { Host = $"{host}:{_address.Port}" } };
            using var answer = await http.SendAsync(request);
            if (status == HttpStatusCode.OK && path is "page" or "report.pdf") continue; // may not be rendered yet
            answer.StatusCode.ShouldBe(status, path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        }
    }

    [Fact]
    public async Task Interrupt_WhileAWindowIsOpen_EndsWithExitCode0()
    {
        var page = await OpenAsync();
        await ShowsAsync(page, "h1", "会议通知");
        using var kill = Process.Start("/bin/kill", ["-INT", $"{_preview!.Id}"]);
        await _preview.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        _preview.ExitCode.ShouldBe(0);
        await SaysAsync(page, "#status", "has ended");
        await page.CloseAsync();
    }

    // A shell that runs the tests in the background has them ignore the interrupt, and what they start inherits that.
    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", Program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.NewPageAsync(1280);
        await page.GotoAsync(_address.AbsoluteUri);
        return page;
    }

    private async Task EditAsync(string file, string old, string now)
    {
        var path = Path.Combine(_folder, "notice", file);
        var text = await File.ReadAllTextAsync(path);
        text.ShouldContain(old);
        await File.WriteAllTextAsync(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    // Bounds, not measurements: the machine may be busy.
    private static Task ShowsAsync(IPage page, string selector, string text) =>
        Assertions.Expect(page.FrameLocator("#page-frame").Locator(selector)).ToHaveTextAsync(text, new() { Timeout = 60_000 });

    private static Task SaysAsync(IPage page, string selector, string text) => Assertions.Expect(page.Locator(selector)).ToContainTextAsync(text, new() { Timeout = 60_000 });
}
