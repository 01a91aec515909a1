using System.Text;

namespace Renderer.Cli.Tests.Commands;

public sealed class TemplatesLintCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemplatesLintCommandTests() => Directory.CreateSymbolicLink(_folder.File("fonts"), Path.Combine(Repository.Templates, "fonts"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lint_ShippedPackages_FindsNothingButSumsAsTheyWereSigned()
    {
        var run = await CommandRun.RunAsync("templates", "lint", "--json");
        var packages = run.Json.GetProperty("packages").EnumerateArray().ToList();

        packages.Select(p => p.GetProperty("name").GetString()).ShouldContain("invoice");
        packages.SelectMany(p => p.GetProperty("problems").EnumerateArray())
            .Where(p => p.GetProperty("code").GetString() != "rule-broken" || p.GetProperty("severity").GetString() == "error")
            .Select(p => p.ToString()).ShouldBeEmpty();
        run.ExitCode.ShouldBe(ExitCode.Done);
    }

    [Theory]
    [InlineData("<p id=\"a\">x</p><p id=\"a\">y</p>", "the id \"a\" stands 2 times")]
    [InlineData("<p aria-labelledby=\"gone\">x</p>", "aria-labelledby of <p> refers to the id \"gone\", which is nowhere")]
    [InlineData("<p><a href=\"#gone\">x</a></p>", "href of <a> refers to the id \"gone\", which is nowhere")]
    [InlineData("<table><tr><th scope=\"row\">a</th><td>b</td></tr></table>", "a table has no caption")]
    [InlineData("<table><caption>T</caption><tr><td>a</td><td>b</td></tr></table>", "the table \"T\" has no head cells")]
    [InlineData("<table><caption>T</caption><tr><th>a</th><td>b</td></tr></table>", "a head cell of the table \"T\" has no scope")]
    [InlineData("<table><caption>T</caption><tr><th scope=\"colgroup\" colspan=\"2\">a</th></tr><tr><td>b</td><td>c</td></tr></table>", "a cell of the table \"T\" does not name its heads (and 1 more like it)")]
    [InlineData("<table><caption>T</caption><tr><th scope=\"row\" id=\"r\">a</th><td headers=\"r q\">b</td></tr></table>", "headers of a cell of the table \"T\" refers to the id \"q\"")]
    [InlineData("<img src=\"data:image/png;base64,iVBORw0KGgo=\">", "an image has no alternative text")]
    [InlineData("<img alt=\"x\" src=\"https://example.org/x.png\">", "an image is loaded from elsewhere")]
    [InlineData("<script>alert(1)</script>", "<script> runs or loads something")]
    [InlineData("<p onclick=\"x()\">x</p>", "<p> runs a script")]
    [InlineData("<p><a href=\" javascript:x()\">x</a></p>", "<a> runs a script")]
    [InlineData("<style>@import 'x.css';</style>", "the style loads something from elsewhere")]
    [InlineData("<style>p { background: url( \"https://example.org/x.png\") }</style>", "the style loads something from elsewhere")]
    [InlineData("<div role=\"region\">x</div>", "a region has no name")]
    [InlineData("<p><a href=\"https://example.org/\"></a></p>", "a link has no text")]
    [InlineData("<h1>again</h1>", "the page has 2 h1")]
    [InlineData("<h3>deep</h3>", "an h3 follows an h1")]
    [InlineData("<p data-cell=\"/txt/0\">x</p>", "data-cell=\"/txt/0\" is no place in the data")]
    [InlineData("<p data-cell=\"text\">x</p>", "data-cell=\"text\" is no place in the data")]
    [InlineData("<p data-cell=\"/text/0\">x</p>", "data-cell=\"/text/0\" is no place in the data")]
    [InlineData("<p data-cell=\"/text\">x</p><p data-cell=\"/text\">y</p>", "data-cell=\"/text\" stands at 2 cells")]
    public async Task Lint_FaultOfThePage_IsFound(string body, string message)
    {
        WriteNote(body: body);
        var run = await LintAsync();

        run.Out.ShouldContain(message);
        run.Out.ShouldContain("note/samples/a.json: report.html");
    }

    [Theory]
    [InlineData("<p style=\"float: left\">x</p>", "float")]
    [InlineData("<p>\uE000</p>", "U+E000")]
    public async Task Lint_FaultOfTheLayout_LeadsToTheTemplate(string body, string message)
    {
        WriteNote(body: body);
        var run = await LintAsync();

        run.Out.ShouldContain(message);
        run.Out.ShouldContain("note/page.sbn-html(");
    }

    [Theory]
    [InlineData("<html>", "does not say its language")]
    [InlineData("<html lang=\"zh-CN\"><title></title>", "the page has no title")]
    [InlineData("<html lang=\"zh-CN\"><title>t</title><h1>t</h1>", "no main element")]
    public async Task Lint_FaultOfTheHead_IsFound(string start, string message)
    {
        WriteNote(page: start);

        (await LintAsync()).Out.ShouldContain(message);
    }

    [Theory]
    [InlineData("<body><p>x</p>", "the fragment has <body>")]
    [InlineData("<p id=\"same\">x</p>", "has the id \"same\", as note/samples/a.json: fragment.html has")]
    public async Task Lint_FaultOfTheFragment_IsFound(string fragment, string message)
    {
        WriteNote(manifest: ", \"fragment\": \"fragment.sbn-html\"", samples: "[\"samples/a.json\", \"samples/b.json\"]");
        Write("fragment.sbn-html", fragment);
        Write("samples/b.json", "{\"template\":\"note\",\"text\":\"y\"}");
        var run = await LintAsync();

        run.Out.ShouldContain(message);
        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
    }

    [Fact]
    public async Task Lint_FragmentWithItsOwnIds_IsClean()
    {
        WriteNote(manifest: ", \"fragment\": \"fragment.sbn-html\"", samples: "[\"samples/a.json\", \"samples/b.json\"]");
        Write("fragment.sbn-html", "<header id=\"{{ text | string.sha256 }}\">x</header>");
        Write("samples/b.json", "{\"template\":\"note\",\"text\":\"y\"}");

        (await LintAsync()).Out.ShouldBe("note: 2 samples, 0 errors, 0 warnings\n");
    }

    [Fact]
    public async Task Lint_SampleAgainstSchema_NamesThePlaceAndFails()
    {
        WriteNote(sample: """{"template":"note","text":7}""");
        var run = await LintAsync();

        run.Out.ShouldContain("note/samples/a.json#/text: error:");
        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
    }

    [Fact]
    public async Task Lint_MemberThatMayBeMissing_MustBeAskedForSo()
    {
        WriteNote(body: "<p>{{ remark }}</p>", sample: """{"template":"note","text":"x","remark":"y"}""");
        var run = await LintAsync();

        run.Out.ShouldContain("without /remark, which the schema does not require");
        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        WriteNote(body: "<p>{{ remark ?? null }}</p>", sample: """{"template":"note","text":"x","remark":"y"}""");
        (await LintAsync()).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Lint_FilesThatNobodyUses_AreNamed()
    {
        WriteNote(manifest: """, "parts": ["spare.sbn-html"]""");
        _folder.Write("note/spare.sbn-html", "x"u8);
        _folder.Write("note/forgotten.css", "p {}"u8);
        _folder.Write("note/NOTES.md", "x"u8);
        var run = await LintAsync();

        run.Out.ShouldContain("note/forgotten.css: warning: is not named in note/template.json");
        run.Out.ShouldContain("note/spare.sbn-html: warning: is included nowhere");
        run.Out.ShouldNotContain("NOTES.md");
        run.Out.ShouldEndWith("note: 1 samples, 0 errors, 2 warnings\n");
        run.ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Lint_PackageWithoutSample_IsToldSo()
    {
        WriteNote(samples: "[]");

        (await LintAsync()).Out.ShouldContain("note/template.json: warning: names no sample");
    }

    [Fact]
    public async Task Lint_PackageThatCannotBeUsed_NamesItsFaults()
    {
        WriteNote(body: "{{ if }}");
        var run = await LintAsync();

        run.Out.ShouldContain("note/page.sbn-html(");
        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
    }

    [Fact]
    public async Task Lint_UnknownPackage_NamesTheKnownOnes()
    {
        WriteNote();
        var run = await CommandRun.RunAsync("templates", "lint", "nota", "--templates", _folder.Path);

        run.Out.ShouldContain("there is no such package");
        run.Out.ShouldContain("known packages: note");
        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
    }

    private Task<CommandRun> LintAsync() => CommandRun.RunAsync("templates", "lint", "note", "--templates", _folder.Path);

    private void WriteNote(string? page = null, string body = "<p>{{ text }}</p>", string? sample = null, string manifest = "", string samples = "[\"samples/a.json\"]")
    {
        Write("template.json", $$"""{"name":"note","version":"1.0.0","title":"n","entry":"page.sbn-html","schema":"schema.json","samples":{{samples}}{{manifest}}}""");
        Write("page.sbn-html", (page ?? "<!DOCTYPE html><html lang=\"zh-CN\"><title>t</title><main><h1>t</h1>") + body);
        Write("schema.json", """{"type":"object","properties":{"template":{},"text":{"type":"string"},"remark":{"type":"string","deprecated":true}},"required":["template","text"]}""");
        Write("samples/a.json", sample ?? """{"template":"note","text":"x"}""");
    }

    private void Write(string name, string content) => _folder.Write($"note/{name}", Encoding.UTF8.GetBytes(content));
}
