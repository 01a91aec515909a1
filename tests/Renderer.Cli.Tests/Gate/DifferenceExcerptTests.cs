using Renderer.Cli.Gate;

namespace Renderer.Cli.Tests.Gate;

public sealed class DifferenceExcerptTests
{
    [Fact]
    public void Texts_ThatAreEqual_HaveNone() => DifferenceExcerpt.Of("a\nb", "a\nb", 10).ShouldBeEmpty();

    [Fact]
    public void Lines_ThatChanged_StandBetweenTheirNeighbours() =>
        DifferenceExcerpt.Of("1\n2\n3\n4\n5\n", "1\n2\nx\ny\n4\n5\n", 10).ShouldBe(["@@ -1,5 +1,6 @@", " 1", " 2", "-3", "+x", "+y", " 4", " 5"]);

    [Fact]
    public void LongLine_ShowsThePartThatDiffers()
    {
        var (start, end) = (new string('a', 500), new string('b', 500));
        var lines = DifferenceExcerpt.Of(start + "1" + end, start + "2" + end, 10);

        lines[1].ShouldBe("-…" + new string('a', 40) + "1" + new string('b', 119) + "…");
        lines[2].ShouldBe("+…" + new string('a', 40) + "2" + new string('b', 119) + "…");
    }

    [Fact]
    public void LongLine_IsNotCutInsideACharacter()
    {
        var lines = DifferenceExcerpt.Of(string.Concat(Enumerable.Repeat("𠮷", 200)), "b", 10);

        lines[1].EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void LongDifference_EndsWithHowMuchFollows() =>
        DifferenceExcerpt.Of("a", string.Join('\n', Enumerable.Range(0, 100)), 5).ShouldBe(["@@ -1 +1,100 @@", "-a", "+0", "+1", "+2", "... and 97 more lines"]);

    [Fact]
    public void LastLine_ThatEndsInOneTextOnly_IsSaid() => DifferenceExcerpt.Of("a\n", "a", 10).ShouldHaveSingleItem().ShouldContain("last line");
}
