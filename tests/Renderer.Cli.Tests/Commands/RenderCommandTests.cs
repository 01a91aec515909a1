using System.Text;

namespace Renderer.Cli.Tests.Commands;

public sealed class RenderCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.File("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Render_BothSamples_WritesHtmlAndPdf()
    {
        var run = await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), Repository.Sample("guandu-2021"), "--out", Out);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        _folder.Files("out").ShouldBe(["guandu-2021.html", "guandu-2021.pdf", "huajie-2023.html", "huajie-2023.pdf"]);
        (await File.ReadAllTextAsync(_folder.File("out/huajie-2023.html"))).ShouldContain("花街镇");
        Encoding.ASCII.GetString((await File.ReadAllBytesAsync(_folder.File("out/huajie-2023.pdf")))[..5]).ShouldBe("%PDF-");
        run.Out.Split('\n')[0].ShouldStartWith($"{Repository.Sample("huajie-2023")}: ");
    }

    [Fact]
    public async Task Render_Twice_GivesTheSameBytes()
    {
        (await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), "--out", Out)).ExitCode.ShouldBe(ExitCode.Done);
        var first = await File.ReadAllBytesAsync(_folder.File("out/huajie-2023.pdf"));
        (await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), "--out", Out)).ExitCode.ShouldBe(ExitCode.Done);

        (await File.ReadAllBytesAsync(_folder.File("out/huajie-2023.pdf"))).ShouldBe(first);
        _folder.Files("out").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Render_Json_TellsWhatWasWritten()
    {
        var run = await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), "--out", Out, "--template", "disclosure-2021@1.1.0", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Json[0].GetProperty("template").GetString().ShouldBe("disclosure-2021@1.1.0");
        run.Json[0].GetProperty("pages").GetInt32().ShouldBeGreaterThan(1);
        File.Exists(run.Json[0].GetProperty("pdf").GetString()).ShouldBeTrue();
    }

    [Fact]
    public async Task Render_WithWatermark_IsAnotherRenditionHoweverItIsAskedFor()
    {
        async Task<string> RenditionAsync(params string[] arguments) =>
            (await CommandRun.RunAsync(["render", Repository.Sample("huajie-2023"), "--out", Out, "--json", .. arguments])).Json[0].GetProperty("renditionId").GetString()!;

        var marked = await RenditionAsync("--watermark", "草案");
        marked.ShouldBe(await RenditionAsync("--set", "Render:Watermark=草案"));
        marked.ShouldNotBe(await RenditionAsync("--watermark", "征求意见稿"));
        var plain = await RenditionAsync();
        marked.ShouldNotBe(plain);
        (await RenditionAsync("--watermark", "")).ShouldBe(plain);
    }

    [Fact]
    public async Task Render_WithPasswordFile_EncryptsThePdfAlone()
    {
        var sample = Directory.GetFiles(Path.Combine(Repository.Templates, "invoice", "samples"), "*.json").Order(StringComparer.Ordinal).First();
        var run = await CommandRun.RunAsync("render", sample, "--out", Out, "--owner-password-file", _folder.Write("o", "owner"u8));

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var pdf = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Directory.GetFiles(Out, "*.pdf").Single()));
        pdf.ShouldContain("/Encrypt ");
    }

    [Fact]
    public async Task Render_AllFormats_WritesEachUnderItsName()
    {
        var data = _folder.Write("this.json", """{"template":"sum","a":1,"b":2}"""u8);
        var run = await CommandRun.RunAsync("render", data, "--out", Out, "--templates", SumPackage.WriteTo(_folder), "--format", "csv,fragment,html,json,pdf", "--compute-totals");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        _folder.Files("out").ShouldBe(["this.data.json", "this.fragment.html", "this.html", "this.pdf", "this.tables.csv"]);
        (await File.ReadAllTextAsync(_folder.File("out/this.data.json"))).ShouldBe("""{"a":1,"b":2,"sum":3,"template":"sum"}""");
        (await File.ReadAllTextAsync(_folder.File("out/this.fragment.html"))).ShouldBe("<p>3</p>");
        (await File.ReadAllTextAsync(_folder.File("out/this.tables.csv"))).ShouldContain("表,/sum,和,,3\r\n");
    }

    [Fact]
    public async Task Render_SomeFormats_WritesNoOthersAndTellsThem()
    {
        var run = await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), "--out", Out, "--format", "pdf", "--format", "json", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        _folder.Files("out").ShouldBe(["huajie-2023.data.json", "huajie-2023.pdf"]);
        run.Json[0].GetProperty("files").EnumerateArray().Select(f => f.GetProperty("format").GetString()).ShouldBe(["pdf", "json"]);
        run.Json[0].GetProperty("html").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Render_BrokenSumAsError_LeavesNothing()
    {
        var run = await CommandRun.RunAsync(
            "render", _folder.Write("this.json", """{"template":"sum","a":1,"b":2,"sum":4}"""u8), "--out", Out, "--templates", SumPackage.WriteTo(_folder), "--broken-sums", "error");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("error: R1: 1 + 2 ≠ 4");
        _folder.Files("out").ShouldBeEmpty();
    }

    public static TheoryData<string, byte[], string> BadData => new()
    {
        { "unknown template", "{\"template\":\"nonsense\"}"u8.ToArray(), "bad.json: template: error: there is no template" },
        { "malformed", "{\n  \"template\": ,\n}"u8.ToArray(), "bad.json(2,15): error:" },
        { "cut off", "{\"template\": \"disclosure-2021\", \"body\": \"花"u8.ToArray(), "bad.json(1," },
        { "empty", [], "bad.json: error: is empty" },
        { "not an object", "[]"u8.ToArray(), "bad.json" },
        { "schema", "{\"template\":\"disclosure-2021\",\"year\":2023,\"colour\":1}"u8.ToArray(), "bad.json#/colour: error:" },
        { "wrong type", "{\"template\":\"disclosure-2021\",\"year\":\"2023\"}"u8.ToArray(), "bad.json#/year: error:" },
        { "GBK", [.. "{\"body\":\""u8, 0xBB, 0xA8, 0xBD, 0xD6, .. "\"}"u8], "iconv -f GB18030 -t UTF-8" },
    };

    [Theory]
    [MemberData(nameof(BadData))]
    public async Task Render_BadData_SaysWhereAndLeavesNothing(string kind, byte[] content, string expected)
    {
        var run = await CommandRun.RunAsync("render", _folder.Write("bad.json", content), "--out", Out);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound, kind);
        run.Error.ShouldContain(expected, Case.Sensitive, kind);
        run.Error.ShouldContain("  hint: ", Case.Sensitive, kind);
        run.Out.ShouldBeEmpty();
        _folder.Files("out").ShouldBeEmpty(kind);
    }

    [Fact]
    public async Task Render_HundredMegabytes_IsRefusedUnread()
    {
        using (var file = File.Create(_folder.File("huge.json"))) file.SetLength(100L * 1024 * 1024);
        var run = await CommandRun.RunAsync("render", _folder.File("huge.json"), "--out", Out);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("huge.json: error: has 104857600 bytes; at most 33554432 are allowed");
        run.Error.ShouldContain("Render:MaximumDataBytes");
        _folder.Files("out").ShouldBeEmpty();
    }

    [Fact]
    public async Task Render_OneBadOfTwo_RendersTheOther()
    {
        var run = await CommandRun.RunAsync("render", _folder.Write("bad.json", "{}"u8), Repository.Sample("huajie-2023"), "--out", Out);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        _folder.Files("out").ShouldBe(["huajie-2023.html", "huajie-2023.pdf"]);
    }

    [Fact]
    public async Task Render_FilesThatAreNot_NamesThemAllAndDoesNothing()
    {
        var run = await CommandRun.RunAsync("render", _folder.File("no.json"), _folder.Path, Repository.Sample("huajie-2023"), "--out", Out);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("no.json: there is no such file");
        run.Error.ShouldContain("is a folder");
        _folder.Files("out").ShouldBeEmpty();
    }

    [Fact]
    public async Task Render_SameNames_IsRefused()
    {
        var run = await CommandRun.RunAsync("render", _folder.Write("a/x.json", "{}"u8), _folder.Write("b/x.json", "{}"u8), "--out", Out);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("would both be written to x.html");
    }

    [Theory]
    [InlineData("file/below")]
    [InlineData("/proc/renderer")]
    public async Task Render_FolderThatCannotBe_NamesThePath(string folder)
    {
        _folder.Write("file", "x"u8);
        var run = await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), "--out", Path.Combine(_folder.Path, folder));

        run.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        run.Error.ShouldContain($"{folder}/huajie-2023.html: cannot be written");
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Render_NoTemplatesFolder_NamesTheSetting()
    {
        var run = await CommandRun.RunAsync("render", Repository.Sample("huajie-2023"), "--out", Out, "--templates", _folder.File("none"));

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("Templates__Folder");
    }
}
