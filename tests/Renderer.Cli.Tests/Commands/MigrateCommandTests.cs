namespace Renderer.Cli.Tests.Commands;

public sealed class MigrateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DryRun_NoCatalogue_TellsTheStepsAndCreatesNothing()
    {
        var run = await RunAsync("--dry-run");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldStartWith("missing: requests-renditions-reports");
        run.Out.ShouldContain("schema version 0");
        File.Exists(_folder.File("new/catalogue.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrate_Twice_HasNothingLeftToDo()
    {
        (await RunAsync()).Out.ShouldStartWith("done: requests-renditions-reports");
        var again = await RunAsync("--json");

        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        again.Json.GetProperty("steps").GetArrayLength().ShouldBe(0);
        again.Json.GetProperty("version").GetInt32().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Migrate_UnreachableServer_IsAPartUnavailable()
    {
        var run = await CommandRun.RunAsync(
            "migrate", "--set", "Catalogue:Kind=postgresql", "--set", "Catalogue:ConnectionString=Host=127.0.0.1;Port=1;Database=d;Username=u;Password=geheim");

        run.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        run.Error.ShouldContain("127.0.0.1:1/d: the catalogue cannot be used");
        run.Error.ShouldNotContain("geheim");
    }

    private Task<CommandRun> RunAsync(params string[] options) =>
        CommandRun.RunAsync(["migrate", "--set", $"Catalogue:ConnectionString=Data Source={_folder.File("new/catalogue.db")}", .. options]);
}
