using System.Diagnostics;
using Renderer.Cli.Evaluation;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Eval_Template_WritesItsOutputOnly()
    {
        var template = _folder.Write("a.sbn-html", "<p>{{ name }}</p>"u8);
        var data = _folder.Write("d.json", """{"name":"<b>"}"""u8);

        (await CommandRun.RunAsync("eval", template, "--data", data)).ShouldBe(new CommandRun(ExitCode.Done, "<p>&lt;b&gt;</p>", ""));
        (await CommandRun.RunAsync("eval", template, "--data", data, "--text")).ShouldBe(new CommandRun(ExitCode.Done, "<p><b></p>", ""));
    }

    [Fact]
    public async Task Eval_BrokenTemplate_WritesProblemLines()
    {
        var template = _folder.Write("a.txt", "Hi\n{{ if }}"u8);
        var run = await CommandRun.RunAsync("eval", template);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"{template}(2,");
        run.Error.ShouldContain(" : error : ");
    }

    [Fact]
    public async Task Eval_BrokenData_NamesItsPlace()
    {
        var run = await CommandRun.RunAsync("eval", _folder.Write("a.txt", "x"u8), "--data", _folder.Write("d.json", "{"u8));

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("d.json(1,2)");
    }

    [Fact]
    public async Task EvalBatch_GoodBadAndEndless_WritesEachAndGoesOn()
    {
        _folder.Write("cases/a.txt", "{{ 1 + 2 }}"u8);
        _folder.Write("cases/b.txt", "{{ while true }}{{ end }}"u8);
        _folder.Write("cases/c.txt", "{{ nonsense("u8);
        _folder.Write("cases/d.txt", "{{ x }}!"u8);
        _folder.Write("cases/e.md", "{{ 1 }}"u8);
        _folder.Write("cases/f.txt", [0xBB, 0xA8]);
        _folder.Write("cases/g.txt", [0xEF, 0xBB, 0xBF, (byte)'x']);
        var run = await CommandRun.RunAsync("eval", "--batch", _folder.File("cases"), "--data", _folder.Write("d.json", """{"x":"&"}"""u8), "--text");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Out.ShouldBe("6 templates, 3 with problems\n");
        _folder.Files("cases").ShouldBe(["a.actual", "a.txt", "b.actual", "b.txt", "c.actual", "c.txt", "d.actual", "d.txt", "e.md", "f.actual", "f.txt", "g.actual", "g.txt"]);
        Actual("a").ShouldBe("3");
        Actual("b").ShouldMatch(@"\Atext\(1,\d+\) : error : ");
        Actual("c").ShouldMatch(@"\Atext\(1,\d+\) : error : ");
        Actual("d").ShouldBe("&!");
        Actual("f").ShouldBe("text(1,1) : error : is not UTF-8\n");
        Actual("g").ShouldBe("x");
    }

    [Fact]
    public async Task EvalBatch_HangingFile_IsLeftBehind()
    {
        // Nobody ever writes to the pipe: reading it hangs whatever is cancelled.
        Process.Start("mkfifo", _folder.File("a.txt")).WaitForExit();
        _folder.Write("b.txt", "{{ 1 }}"u8);
        var job = new EvalJob(TemplateData.None, IsPlainText: true) { LongestTime = TimeSpan.FromMilliseconds(50), Grace = TimeSpan.FromMilliseconds(50) };
        var results = await new FolderEvaluation(job).EvaluateAsync(_folder.Path, default);

        results[0].Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("time-limit"), p => p.Place.ShouldBe("text(1,1)"));
        results[1].Output.ShouldBe("1");
    }

    [Fact]
    public async Task Eval_LongerThanAllowed_IsAProblem()
    {
        var job = new EvalJob(TemplateData.None, IsPlainText: true) { LongestTime = TimeSpan.FromMilliseconds(1) };
        var result = await TemplateRun.EvaluateAsync(job, _folder.Write("a.txt", "{{ for x in 1..1000000; for y in 1..1000000; end; end }}"u8), "text", default);

        result.Output.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe("time-limit");
    }

    [Fact]
    public async Task EvalBatch_FilesThatCannotBeRead_AreProblemsOfTheirOwn()
    {
        Directory.CreateDirectory(_folder.File("folder.txt"));
        File.CreateSymbolicLink(_folder.File("a.txt"), _folder.File("nowhere"));
        _folder.Write("b.txt", "{{ 1 }}"u8);
        _folder.Write("c.txt", ""u8);
        _folder.Write("b.actual", "something longer"u8);
        var run = await CommandRun.RunAsync("eval", "--batch", _folder.Path, "--text");

        run.ShouldBe(new CommandRun(ExitCode.ProblemsFound, "3 templates, 1 with problems\n", ""));
        Text("a.actual").ShouldStartWith("text(1,1) : error : ");
        Text("b.actual").ShouldBe("1");
        Text("c.actual").ShouldBe("");
    }

    [Fact]
    public async Task EvalBatch_Output_IsWrittenAsTheTemplateGivesIt()
    {
        _folder.Write("a.txt", "\r\n\uFEFF{{ \"\\r\\n\" }}\r"u8);
        await CommandRun.RunAsync("eval", "--batch", _folder.Path, "--text");

        File.ReadAllBytes(_folder.File("a.actual")).ShouldBe("\r\n\uFEFF\r\n\r"u8.ToArray());
    }

    [Fact]
    public async Task Eval_MessageOverSeveralLines_IsOneLine()
    {
        var run = await CommandRun.RunAsync("eval", _folder.Write("a.txt", "{{ include 'a\nb' }}"u8), "--text");

        run.Error.ShouldEndWith("(1,12) : error : there is no file `a b` to include\n");
        run.Error.Count(c => c == '\n').ShouldBe(1);
    }

    [Fact]
    public async Task Eval_AsText_KeepsTheOrderOfTheData()
    {
        var data = _folder.Write("d.json", """{"o":{"b":1,"a":2}}"""u8);
        (await CommandRun.RunAsync("eval", _folder.Write("a.txt", "{{ o }}"u8), "--data", data, "--text")).Out.ShouldBe("{b: 1, a: 2}");
    }

    [Fact]
    public async Task EvalBatch_NoFolder_IsWrongUse() => (await CommandRun.RunAsync("eval", "--batch", _folder.File("none"))).ExitCode.ShouldBe(ExitCode.WrongUse);

    private string Text(string name) => File.ReadAllText(_folder.File(name));

    private string Actual(string name) => File.ReadAllText(_folder.File($"cases/{name}.actual"));
}
