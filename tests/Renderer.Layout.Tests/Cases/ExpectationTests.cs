namespace Renderer.Layout.Tests.Cases;

public class ExpectationTests
{
    [Theory]
    [InlineData("a|b", "a|b", true)]
    [InlineData("a|b", "a|c", false)]
    [InlineData("a", "a|b", false)]
    [InlineData("a|b", "a", false)]
    [InlineData("...", "", true)]
    [InlineData("...|b", "a|b", true)]
    [InlineData("...|b", "b|a", false)]
    [InlineData("...|b", "b|a|b", true)]
    [InlineData("a|...", "a", true)]
    [InlineData("a|...|d|...", "a|b|c|d|e", true)]
    [InlineData("a|...|c|d", "a|c|c|d", true)]
    [InlineData("a|...|d|c", "a|b|c|d", false)]
    [InlineData("text 10 ...", "text 10 一", true)]
    [InlineData("text 10 ...", "text 11 一", false)]
    [InlineData("", "a", false)]
    public void Lines_WithGaps_Match(string expected, string actual, bool match) => (Expectation.Difference(Lines(expected), Lines(actual)) is null).ShouldBe(match);

    [Fact]
    public void Difference_BeginsAtTheFirstLineThatIsWrong()
    {
        var difference = Expectation.Difference(["a", "b", "c"], ["a", "x", "c"]).ShouldNotBeNull().ReplaceLineEndings("\n");
        difference.ShouldBe("matched:\na\nexpected:\nb\nc\ngot:\nx\nc");
    }

    [Fact]
    public void File_WithACaseTwice_IsRefused() => Should.Throw<FormatException>(() => CaseFile.Parse("=== a\n<p>\n--- text\n=== a\n<p>\n--- text\n")).Message.ShouldContain("\"a\"");

    [Fact]
    public void File_WithACaseThatExpectsNothing_IsRefused() => Should.Throw<FormatException>(() => CaseFile.Parse("=== a\n<p>x\n")).Message.ShouldContain("\"a\"");

    [Fact]
    public void Section_OfAnUnknownKind_IsRefused()
    {
        var item = CaseFile.Parse("=== a\n<p>x\n--- colours\n").Cases.Single();
        Should.Throw<FormatException>(() => new CaseRun(item).Lines(item.Sections[0])).Message.ShouldContain("colours");
    }

    private static string[] Lines(string text) => text.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
