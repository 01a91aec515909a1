namespace Renderer.Cli.Tests.Commands;

public sealed class TemplatesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_Repository_ShowsEveryPackage()
    {
        var run = await CommandRun.RunAsync("templates", "list");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("disclosure-2021");
    }

    [Fact]
    public async Task List_Json_HoldsDigestsAndSamples()
    {
        var run = await CommandRun.RunAsync("templates", "list", "--json");
        var template = run.Json.GetProperty("templates").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "disclosure-2021");

        template.GetProperty("digest").GetString().ShouldNotBeNull().Length.ShouldBe(64);
        template.GetProperty("samples").EnumerateArray().ShouldAllBe(s => File.Exists(s.GetString()));
    }

    [Fact]
    public async Task List_BrokenPackage_NamesItsFaults()
    {
        _folder.Write("broken/template.json", "{"u8);
        Directory.CreateSymbolicLink(_folder.File("fonts"), Path.Combine(Repository.Templates, "fonts"));
        var run = await CommandRun.RunAsync("templates", "list", "--templates", _folder.Path);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("broken/template.json");
    }
}
