using System.Text.Json;

namespace Renderer.Cli.Tests.Commands;

/// <summary>The life of a package's versions from the command line: published, active, rolled back, withdrawn.</summary>
public sealed class TemplatesVersionsTests : IAsyncLifetime, IDisposable
{
    private const string Name = "notice";

    private readonly TemporaryFolder _folder = new();

    private string Package => _folder.File($"templates/{Name}");

    private string Manifest => Path.Combine(Package, "template.json");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder.File("templates"));
        Directory.CreateSymbolicLink(_folder.File("templates/fonts"), Path.Combine(Repository.Templates, "fonts"));
        (await CommandRun.RunAsync("templates", "new", Name, "--title", "通知", "--templates", _folder.File("templates"))).ExitCode.ShouldBe(ExitCode.Done);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_FreshFolder_MakesNoCatalogue()
    {
        var run = await RunAsync("list");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("folder");
        Directory.Exists(_folder.File("state")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("show", "PACKAGE@1.0.0")]
    [InlineData("diff", "PACKAGE@1.0.0", "PACKAGE")]
    [InlineData("activate", "PACKAGE@1.0.0")]
    [InlineData("rollback", "PACKAGE")]
    [InlineData("deactivate", "PACKAGE")]
    [InlineData("withdraw", "PACKAGE@1.0.0")]
    public async Task Commands_FreshFolder_SayThatNothingWasPublishedAndMakeNothing(params string[] arguments)
    {
        var run = await RunAsync([.. arguments.Select(a => a.Replace("PACKAGE", Name, StringComparison.Ordinal))]);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("published");
        Directory.Exists(_folder.File("state")).ShouldBeFalse();
    }

    [Fact]
    public async Task Publish_Folder_IsAVersionThatServesOnceItIsActive()
    {
        var published = await RunAsync("publish", Package, "--by", "ann");
        published.ExitCode.ShouldBe(ExitCode.Done, published.Error);
        published.Out.ShouldContain($"{Name}@1.0.0: published");
        published.Error.ShouldContain($"renderer templates activate {Name}@1.0.0");
        published.Error.ShouldContain("running workers notice within 15 s");

        (await RunAsync("activate", $"{Name}@1.0.0")).Out.ShouldContain($"{Name}@1.0.0 is active");
        (await RunAsync("activate", $"{Name}@1.0.0")).Out.ShouldContain("is already active");

        var version = (await RunAsync("list", "--json")).Json.GetProperty("published").EnumerateArray().ShouldHaveSingleItem();
        version.GetProperty("state").GetString().ShouldBe("active");
        version.GetProperty("publishedBy").GetString().ShouldBe("ann");
        version.GetProperty("digest").GetString().ShouldBe((await RunAsync("list", "--json")).Json.GetProperty("templates")[0].GetProperty("digest").GetString());
    }

    [Fact]
    public async Task Publish_Twice_IsOneVersion_AndOtherContentIsRefused()
    {
        (await PublishAsync()).GetProperty("outcome").GetString().ShouldBe("published");
        (await PublishAsync()).GetProperty("outcome").GetString().ShouldBe("already published");
        Change("页面");

        var refused = await RunAsync("publish", Name);
        refused.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        refused.Error.ShouldContain("Raise the version in template.json");
    }

    [Fact]
    public async Task Publish_PackageThatFailsTheGate_PublishesNothing()
    {
        File.WriteAllText(Directory.GetFiles(Path.Combine(Package, "samples"))[0], "{}");
        var run = await RunAsync("publish", Package);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("not published");
        Directory.Exists(_folder.File("state")).ShouldBeFalse();
    }

    [Fact]
    public async Task Publish_NoPackage_SaysSo()
    {
        var run = await RunAsync("publish", "nobody");

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("neither a folder nor a package");
    }

    [Fact]
    public async Task Rollback_AfterTwoActivations_ServesTheFirst_AndAWithdrawnOneIsGone()
    {
        await PublishAsync("--activate");
        Change("甲", "1.1.0");
        (await PublishAsync("--activate")).GetProperty("isActive").GetBoolean().ShouldBeTrue();

        (await RunAsync("withdraw", $"{Name}@1.1.0")).Error.ShouldContain("Activate another version first");
        (await RunAsync("rollback", Name)).Out.ShouldContain($"{Name}@1.0.0 is active");
        (await RunAsync("withdraw", $"{Name}@1.1.0")).Out.ShouldContain("is withdrawn");
        (await RunAsync("activate", $"{Name}@1.1.0")).ExitCode.ShouldBe(ExitCode.ProblemsFound);
        (await RunAsync("deactivate", Name)).Out.ShouldContain("the templates folder is serving");

        var shown = (await RunAsync("show", $"{Name}@1.0.0", "--json")).Json;
        shown.GetProperty("activations").EnumerateArray().Select(a => a.GetProperty("version").GetString()).ShouldBe([null, "1.0.0", "1.1.0", "1.0.0"]);
        shown.GetProperty("state").GetString().ShouldBe("published");
    }

    [Fact]
    public async Task Show_Version_HoldsFilesDataAndRules()
    {
        await PublishAsync();
        var run = await RunAsync("show", $"{Name}@1.0.0");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("template.json");
        run.Out.ShouldContain("schema.json");
        run.Out.ShouldContain("migration  none");
        run.Out.ShouldNotContain("samples/");
        (await RunAsync("show", Name)).Out.ShouldContain("  folder  ");
    }

    [Fact]
    public async Task Diff_PublishedAndFolder_ShowsTheLines()
    {
        await PublishAsync();
        Change("新的一行", "1.1.0");
        var run = await RunAsync("diff", $"{Name}@1.0.0", Name);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("-  \"version\": \"1.0.0\"");
        run.Out.ShouldContain("+  \"version\": \"1.1.0\"");
        run.Out.ShouldContain("+<!-- 新的一行 -->");
        run.Error.ShouldContain("template.json: changed, 1 lines added, 1 removed");
        (await RunAsync("diff", Name, Name)).Error.ShouldContain("no difference");
        var files = (await RunAsync("diff", $"{Name}@1.0.0", Name, "--json")).Json.GetProperty("files");
        files.EnumerateArray().Select(f => f.GetProperty("change").GetString()).ShouldAllBe(c => c == "changed");
    }

    [Theory]
    [InlineData("activate", "sums")]
    [InlineData("activate", "sums@one")]
    [InlineData("withdraw", "@1.0.0")]
    [InlineData("rollback", "sums@1.0.0")]
    [InlineData("diff", "sums")]
    public async Task Names_Wrong_AreWrongUse(params string[] arguments) => (await RunAsync(arguments)).ExitCode.ShouldBe(ExitCode.WrongUse);

    private async Task<JsonElement> PublishAsync(params string[] more)
    {
        var run = await RunAsync(["publish", Name, "--json", .. more]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Out + run.Error);
        return run.Json;
    }

    /// <summary>Changes the package's page, and its version when one is given.</summary>
    private void Change(string remark, string version = "1.0.0")
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Manifest));
        File.AppendAllText(Path.Combine(Package, manifest.RootElement.GetProperty("entry").GetString()!), $"<!-- {remark} -->\n");
        File.WriteAllText(Manifest, File.ReadAllText(Manifest).Replace("1.0.0", version, StringComparison.Ordinal));
    }

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.RunAsync(["templates", .. arguments, "--templates", _folder.File("templates"), "--folder", _folder.File("state")]);
}
