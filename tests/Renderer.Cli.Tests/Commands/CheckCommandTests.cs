namespace Renderer.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_Sample_IsAccepted()
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("huajie-2023"));

        run.ExitCode.ShouldBe(ExitCode.Done, run.Out);
        run.Out.ShouldContain("huajie-2023.json: accepted by disclosure-2021");
    }

    [Fact]
    public async Task Check_ManyProblems_AreListedWithPlaceAndHint()
    {
        var run = await CommandRun.RunAsync("check", _folder.Write("bad.json", """{"template":"disclosure-2021","year":"x","colour":1}"""u8));

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Out.ShouldContain("bad.json#/year: error: ");
        run.Out.ShouldContain("bad.json#/colour: error: ");
        run.Out.ShouldNotContain("accepted");
    }

    [Fact]
    public async Task Check_ComparedFileThatIsNot_IsNamed()
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("huajie-2023"), "--previous", _folder.File("no.json"), "--lower", _folder.File("a.json"), _folder.File("b.json"));

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        foreach (var name in (string[])["no.json", "a.json", "b.json"]) run.Error.ShouldContain($"{name}: there is no such file");
    }

    [Fact]
    public async Task Check_SeveralReportsAgainstOne_IsRefused()
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("huajie-2023"), Repository.Sample("guandu-2021"), "--previous", Repository.Sample("guandu-2021"));

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain("one data file at a time");
    }

    [Fact]
    public async Task Check_Json_SaysTheSame()
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("guandu-2021"), _folder.Write("bad.json", "{}"u8), "--json");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Json[0].GetProperty("isAccepted").GetBoolean().ShouldBeTrue();
        run.Json[1].GetProperty("isAccepted").GetBoolean().ShouldBeFalse();
        run.Json[1].GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("template-unknown");
    }
}
