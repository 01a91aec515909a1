namespace Renderer.Cli.Tests.Commands;

public sealed class TemplatesNewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemplatesNewCommandTests() => Directory.CreateSymbolicLink(_folder.File("fonts"), Path.Combine(Repository.Templates, "fonts"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("meeting-notice", "会议通知")]
    [InlineData("2025", "\"A\" \\ <b>&amp;</b> {{ title }}")]
    public async Task New_Package_LintsCleanAndRenders(string name, string title)
    {
        var created = await CommandRun.RunAsync("templates", "new", name, "--title", title, "--out", _folder.Path);
        var lint = await CommandRun.RunAsync("templates", "lint", name, "--templates", _folder.Path);
        var render = await CommandRun.RunAsync("render", _folder.File($"{name}/samples/first.json"), "--out", _folder.File("out"), "--templates", _folder.Path);

        created.ExitCode.ShouldBe(ExitCode.Done, created.Error);
        lint.Out.ShouldBe($"{name}: 1 samples, 0 errors, 0 warnings\n");
        lint.ExitCode.ShouldBe(ExitCode.Done);
        render.ExitCode.ShouldBe(ExitCode.Done, render.Error);
        render.Error.ShouldBeEmpty();
        _folder.Files("out").ShouldBe(["first.html", "first.pdf"]);
    }

    [Fact]
    public async Task New_PackageWithBrokenSum_IsTold()
    {
        await CommandRun.RunAsync("templates", "new", "notice", "--out", _folder.Path);
        var sample = _folder.File("notice/samples/first.json");
        await File.WriteAllTextAsync(sample, (await File.ReadAllTextAsync(sample)).Replace("\"total\": 7", "\"total\": 8", StringComparison.Ordinal));
        var run = await CommandRun.RunAsync("check", sample, "--templates", _folder.Path);

        run.Out.ShouldContain("S1: 3 + 4 ≠ 8（空白按0计）");
        run.ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task New_PackageWithoutTotal_ComputesItWhenAsked()
    {
        await CommandRun.RunAsync("templates", "new", "notice", "--out", _folder.Path);
        var sample = _folder.File("notice/samples/first.json");
        await File.WriteAllTextAsync(sample, (await File.ReadAllTextAsync(sample)).Replace("],\n  \"total\": 7", "]", StringComparison.Ordinal));
        var run = await CommandRun.RunAsync("render", sample, "--out", _folder.File("out"), "--templates", _folder.Path, "--compute-totals");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        (await File.ReadAllTextAsync(_folder.File("out/first.html"))).ShouldContain("data-cell=\"/total\">7</td>");
    }

    [Fact]
    public async Task New_FolderWithoutFonts_SaysWhatIsMissing()
    {
        var run = await CommandRun.RunAsync("templates", "new", "notice", "--out", _folder.File("elsewhere"));

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Error.ShouldContain("has no folder of fonts");
    }

    [Fact]
    public async Task New_Json_NamesEveryFile()
    {
        var run = await CommandRun.RunAsync("templates", "new", "notice", "--out", _folder.Path, "--json");

        run.Json.GetProperty("folder").GetString().ShouldBe(_folder.File("notice"));
        run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetString()).ShouldBe(_folder.Files("notice"), ignoreOrder: true);
    }

    [Fact]
    public async Task New_FolderThatExists_IsRefusedAndLeftAlone()
    {
        _folder.Write("notice/mine.txt", "x"u8);
        var run = await CommandRun.RunAsync("templates", "new", "notice", "--out", _folder.Path);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("exists already");
        _folder.Files("notice").ShouldBe(["mine.txt"]);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("Notice")]
    [InlineData("a--b")]
    [InlineData("a-")]
    [InlineData("shared")]
    [InlineData("fonts")]
    [InlineData("通知")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g")]
    public async Task New_NameThatIsNone_IsRefused(string name)
    {
        var run = await CommandRun.RunAsync("templates", "new", name, "--out", _folder.Path);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain($"\"{name}\" is ");
        _folder.Files().ShouldNotContain(f => f.EndsWith("template.json", StringComparison.Ordinal));
    }
}
