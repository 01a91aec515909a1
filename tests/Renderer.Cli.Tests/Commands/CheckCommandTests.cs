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

    [Theory]
    [InlineData(new string[0], ExitCode.Done, "warning: R1: 1 + ")]
    [InlineData(new[] { "--broken-sums", "error" }, ExitCode.ProblemsFound, "error: R1: 1 + ")]
    [InlineData(new[] { "--set", "Render:BrokenSums=error" }, ExitCode.ProblemsFound, "error: R1: 1 + ")]
    [InlineData(new[] { "--set", "Render:BrokenSums=error", "--broken-sums", "warning" }, ExitCode.Done, "warning: R1: 1 + ")]
    public async Task Check_BrokenSum_IsWhatSettingAndOptionSay(string[] options, int exitCode, string line)
    {
        var run = await CheckAsync("""{"template":"sum","a":1,"b":null,"sum":3}""", options);

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Out.ShouldContain($"this.json#/sum: {line}");
        run.Out.ShouldContain("  cell: /a = 1\n  cell: /b = (blank)\n  cell: /sum = 3\n  hint: ");
        if (exitCode == ExitCode.Done) run.Out.ShouldContain("accepted by sum with 1 warning\n");
    }

    [Fact]
    public async Task Check_LastYearAndLower_AreCompared()
    {
        var run = await CheckAsync(
            """{"template":"sum","a":1,"b":2,"sum":3}""",
            ["--previous", _folder.Write("last.json", """{"sum":4}"""u8), "--lower", _folder.Write("x.json", """{"sum":5}"""u8), _folder.Write("y.json", """{"sum":6}"""u8)]);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Out + run.Error);
        run.Out.ShouldContain("this.json#/sum: advice: W1: 3 ≠ 4\n  cell: /sum = 3\n  cell: previous#/sum = 4\n");
        run.Out.ShouldContain("this.json#/sum: warning: W6: 5 + 6 ≠ 3\n");
        run.Out.ShouldContain("accepted by sum with 1 warning, advice on 1\n");
    }

    [Fact]
    public async Task Check_LowerAsError_ExitsWith1AndTellsJson()
    {
        var lower = _folder.Write("x.json", """{"sum":5}"""u8);
        var run = await CheckAsync("""{"template":"sum","a":1,"b":2,"sum":3}""", ["--broken-sums", "error", "--json", "--lower", lower, lower]);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Json[0].GetProperty("isAccepted").GetBoolean().ShouldBeFalse();
        var problem = run.Json[0].GetProperty("problems")[0];
        problem.GetProperty("rule").GetString().ShouldBe("W6");
        problem.GetProperty("severity").GetString().ShouldBe("error");
        problem.GetProperty("cells").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Check_ComputeTotals_FillsInWhatIsAbsent()
    {
        const string Data = """{"template":"sum","a":1,"b":2}""";
        (await CheckAsync(Data, [])).ExitCode.ShouldBe(ExitCode.ProblemsFound);

        (await CheckAsync(Data, ["--compute-totals"])).Out.ShouldContain("accepted by sum\n");
    }

    [Fact]
    public async Task Check_ComparisonThatNoRuleLooksAt_IsSaid()
    {
        var run = await CommandRun.RunAsync("check", Path.Combine(Repository.Templates, "invoice", "samples", "hosting.json"), "--previous", _folder.Write("last.json", "{}"u8));

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Out.ShouldContain("is not looked at: invoice has no rules that compare with last year's report");
    }

    [Fact]
    public async Task Check_ComparedFileThatIsNot_IsNamed()
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("huajie-2023"), "--previous", _folder.File("no.json"), "--lower", _folder.File("a.json"), _folder.File("b.json"));

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        foreach (var name in (string[])["no.json", "a.json", "b.json"]) run.Error.ShouldContain($"{name}: there is no such file");
    }

    [Fact]
    public async Task Check_RollUpAlone_ComparesWithNothingElse()
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("huajie-2023"), "--lower", Repository.Sample("huajie-2023"), Repository.Sample("guandu-2021"));

        run.ExitCode.ShouldBe(ExitCode.Done, run.Out);
        run.Out.Trim().ShouldEndWith("huajie-2023.json: accepted by disclosure-2021");
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

    private Task<CommandRun> CheckAsync(string data, string[] options)
    {
        var templates = _folder.File("templates");
        if (!Directory.Exists(templates)) SumPackage.WriteTo(_folder);
        return CommandRun.RunAsync(["check", _folder.Write("this.json", System.Text.Encoding.UTF8.GetBytes(data)), "--templates", templates, .. options]);
    }
}
