using Renderer.Cli.Output;

namespace Renderer.Cli.Tests.Output;

public sealed class ProblemLinesTests
{
    [Theory]
    [InlineData("", "a.json: error: m")]
    [InlineData("/", "a.json: error: m")]
    [InlineData("/year", "a.json#/year: error: m")]
    [InlineData("a.json(3,4)", "a.json(3,4): error: m")]
    [InlineData("report.sbn-html(3,4)", "a.json: report.sbn-html(3,4): error: m")]
    public void Write_Place_NamesTheFile(string place, string expected) => Lines(new ProblemLine("error", "c", place, "m", "")).ShouldBe(expected + "\n");

    [Fact]
    public void Write_Hint_FollowsOnItsLine() => Lines(new ProblemLine("warning", "c", "/x", "m", "h")).ShouldBe("a.json#/x: warning: m\n  hint: h\n");

    [Fact]
    public void Write_Cells_StandBetweenMessageAndHint() =>
        Lines(new ProblemLine("advice", "rule-broken", "/a", "W1: 1 ≠ 2", "h") { Rule = "W1", Cells = [new CellLine("/a", "1"), new CellLine("previous#/b", null)] })
            .ShouldBe("a.json#/a: advice: W1: 1 ≠ 2\n  cell: /a = 1\n  cell: previous#/b = (blank)\n  hint: h\n");

    private static string Lines(ProblemLine problem)
    {
        var writer = new StringWriter { NewLine = "\n" };
        ProblemLines.Write(writer, "a.json", [problem]);
        return writer.ToString();
    }
}
