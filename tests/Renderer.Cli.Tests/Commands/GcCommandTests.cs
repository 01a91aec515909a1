namespace Renderer.Cli.Tests.Commands;

public sealed class GcCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Gc_FreshFolder_SaysSoAndMakesNoDatabase()
    {
        var run = await RunAsync("--keep", "1", "--older-than", "90d");

        run.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        run.Error.ShouldContain("there is no catalogue");
        File.Exists(_folder.File("new/catalogue.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Gc_EmptyCatalogue_RemovesNothing()
    {
        (await CommandRun.RunAsync(["migrate", .. Settings])).ExitCode.ShouldBe(ExitCode.Done);
        var run = await RunAsync("--keep", "1", "--older-than", "90d", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Json.GetProperty("renditions").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("0", "90d", "say 1 or more")]
    [InlineData("1", "59m", "say 1h or more")]
    [InlineData("1", "soon", "is no age")]
    public async Task Gc_WrongBounds_AreRefused(string keep, string age, string reason)
    {
        var run = await RunAsync("--keep", keep, "--older-than", age);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain(reason);
    }

    private string[] Settings => ["--set", $"Catalogue:ConnectionString=Data Source={_folder.File("new/catalogue.db")}", "--set", $"Storage:Folder={_folder.File("objects")}"];

    private Task<CommandRun> RunAsync(params string[] options) => CommandRun.RunAsync(["gc", .. Settings, .. options]);
}
