namespace Renderer.Cli.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_Twice_RendersAndThenReuses()
    {
        var first = await CommandRun.RunAsync("demo", "--folder", _folder.Path, "--json");
        var second = await CommandRun.RunAsync("demo", "--folder", _folder.Path, "--json");

        first.ExitCode.ShouldBe(ExitCode.Done, first.Out);
        second.ExitCode.ShouldBe(ExitCode.Done, second.Out);
        var reports = first.Json.GetProperty("reports").EnumerateArray().ToList();
        reports.Select(r => r.GetProperty("reportId").GetString()).ShouldContain("disclosure-2021.huajie-2023");
        reports.ShouldAllBe(r => !r.GetProperty("isReused").GetBoolean());
        second.Json.GetProperty("reports").EnumerateArray().ShouldAllBe(r => r.GetProperty("isReused").GetBoolean());
        foreach (var file in reports.SelectMany(r => r.GetProperty("files").EnumerateArray()))
            new FileInfo(file.GetProperty("path").GetString()!).Length.ShouldBe(file.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task Demo_Table_ShowsEachReportAndItsFiles()
    {
        var run = await CommandRun.RunAsync("demo", "--folder", _folder.Path);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        lines[0].ShouldStartWith("report ");
        lines.ShouldContain(l => l.StartsWith("disclosure-2021.guandu-2021 ", StringComparison.Ordinal));
        lines.Where(l => l.EndsWith("report.pdf", StringComparison.Ordinal)).ShouldAllBe(l => File.Exists(l));
    }

    [Fact]
    public async Task Demo_SampleAgainstItsSchema_ExitsWith1()
    {
        var templates = _folder.File("templates");
        _folder.Write("templates/note/template.json", """{"name":"note","version":"1.0.0","title":"n","entry":"n.sbn-html","schema":"schema.json","samples":["samples/bad.json"]}"""u8);
        _folder.Write("templates/note/n.sbn-html", "<p>x</p>"u8);
        _folder.Write("templates/note/schema.json", """{"type":"object","properties":{"template":{},"n":{"type":"integer"}},"required":["n"]}"""u8);
        _folder.Write("templates/note/samples/bad.json", """{"template":"note"}"""u8);
        Directory.CreateSymbolicLink(_folder.File("templates/fonts"), Path.Combine(Repository.Templates, "fonts"));
        var run = await CommandRun.RunAsync("demo", "--folder", _folder.File("demo"), "--templates", templates);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Out.ShouldContain("not rendered");
        run.Error.ShouldContain("note.bad");
        run.Error.ShouldContain("/n");
    }
}
