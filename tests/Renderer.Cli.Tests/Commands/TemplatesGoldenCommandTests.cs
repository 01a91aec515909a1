using Renderer.Cli.Tests.Gate;

namespace Renderer.Cli.Tests.Commands;

public sealed class TemplatesGoldenCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NotePackage _note;

    public TemplatesGoldenCommandTests()
    {
        Directory.CreateSymbolicLink(_folder.File("fonts"), Path.Combine(Repository.Templates, "fonts"));
        _note = new(_folder);
        _note.Write();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Golden_ShippedPackages_AreAsReviewed()
    {
        var run = await CommandRun.RunAsync("templates", "golden");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Out);
        run.Out.ShouldContain("invoice: 2 samples, as reviewed");
    }

    [Fact]
    public async Task Golden_Update_WritesWhatTheSamplesGiveAndOnlyOnce()
    {
        var first = await GoldenAsync("--update");
        first.ExitCode.ShouldBe(ExitCode.Done);
        first.Out.ShouldBe("note/golden/a.csv\nnote/golden/a.html\nnote/golden/a.pages.txt\nnote/golden/a.txt\nnote: 1 samples, 4 outputs written or removed\n");
        _folder.Files("note/golden").ShouldBe(["a.csv", "a.html", "a.pages.txt", "a.txt"]);

        (await GoldenAsync("--update")).Out.ShouldBe("note: 1 samples, as reviewed\n");
        (await GoldenAsync()).Out.ShouldBe("note: 1 samples, as reviewed\n");
    }

    [Fact]
    public async Task Golden_Update_RemovesWhatNoSampleGives()
    {
        await GoldenAsync("--update");
        _note.WriteFile("golden/old/b.html", "x");
        var run = await GoldenAsync("--update");

        run.Out.ShouldBe("note/golden/old/b.html\nnote: 1 samples, 1 outputs written or removed\n");
        _folder.Files("note/golden").ShouldNotContain("old/b.html");
    }

    [Fact]
    public async Task Golden_ChangedTemplate_ShowsTheLines()
    {
        await GoldenAsync("--update");
        _note.Write(body: "<p>{{ text }} and more</p>");
        var run = await GoldenAsync();

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Out.ShouldContain("note/golden/a.html: error: the sample gives something else now (- reviewed, + now)\n  @@ -3,5 +3,5 @@\n");
        run.Out.ShouldContain("\n   <main>\n   <h1>t</h1>\n  -<p>x</p>\n  +<p>x and more</p>\n");
        run.Out.ShouldEndWith("note: 1 samples, 3 problems\n");
    }

    [Fact]
    public async Task Golden_NeverReviewed_IsAProblem() => (await GoldenAsync()).ExitCode.ShouldBe(ExitCode.ProblemsFound);

    [Fact]
    public async Task Golden_Update_OfASampleThatIsRefused_WritesNothing()
    {
        _note.WriteFile("samples/a.json", """{"template":"note","text":7}""");
        var run = await GoldenAsync("--update");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Out.ShouldContain("note/samples/a.json#/text: error:");
        _folder.Files("note/golden").ShouldBeEmpty();
    }

    [Fact]
    public async Task Golden_Json_SaysTheSame()
    {
        var run = await GoldenAsync("--update", "--json");
        var package = run.Json.GetProperty("packages")[0];

        package.GetProperty("written").GetArrayLength().ShouldBe(4);
        package.GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Golden_PackageThatCannotBeUsed_NamesItsFaults()
    {
        (await CommandRun.RunAsync("templates", "golden", "nota", "--templates", _folder.Path)).Out.ShouldContain("known packages: note");
        _note.Write(body: "{{ if }}");

        (await GoldenAsync()).Out.ShouldContain("note/page.sbn-html(");
    }

    private Task<CommandRun> GoldenAsync(params string[] options) => CommandRun.RunAsync(["templates", "golden", "note", "--templates", _folder.Path, .. options]);
}
