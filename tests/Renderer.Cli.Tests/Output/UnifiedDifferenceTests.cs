using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Cli.Output;

namespace Renderer.Cli.Tests.Output;

public sealed class UnifiedDifferenceTests
{
    [Fact]
    public void Texts_ThatAreEqual_HaveNone() => UnifiedDifference.Of("a\nb", "a\nb").ShouldBeEmpty();

    [Fact]
    public void Line_ThatChanged_StandsBetweenItsNeighbours() =>
        UnifiedDifference.Of("1\n2\n3\n4\n5\n6", "1\n2\n3\nx\n5\n6").ShouldBe(["@@ -2,5 +2,5 @@", " 2", " 3", "-4", "+x", " 5", " 6"]);

    [Fact]
    public void Changes_FarApart_AreHunksOfTheirOwn() =>
        UnifiedDifference.Of("a\n1\n2\n3\n4\n5\nb", "1\n2\n3\n4\n5\nb\nc").ShouldBe(["@@ -1,3 +1,2 @@", "-a", " 1", " 2", "@@ -6,2 +5,3 @@", " 5", " b", "+c"]);

    [Fact]
    public void LongLine_ShowsThePartThatDiffers()
    {
        var (start, end) = (new string('a', 500), new string('b', 500));
        var lines = UnifiedDifference.Of(start + "1" + end, start + "2" + end);

        lines[1].ShouldBe("-…" + new string('a', 40) + "1" + new string('b', 119) + "…");
        lines[2].ShouldBe("+…" + new string('a', 40) + "2" + new string('b', 119) + "…");
    }

    [Fact]
    public void LongDifference_EndsWithHowMuchFollows() =>
        UnifiedDifference.Of("a", string.Join('\n', Enumerable.Range(0, 100)), 5).ShouldBe(["@@ -1,1 +1,100 @@", "-a", "+0", "+1", "+2", "... and 97 more lines"]);

    /// <summary>Whoever has the one text and the difference has the other.</summary>
    [Fact]
    public void Difference_Applied_GivesTheOtherText()
    {
        var text = Gen.Elements("a", "b", "c", "").ListOf().Select(lines => string.Join('\n', lines));
        Prop.ForAll(text.Two().ToArbitrary(), pair => Applied(pair.Item1, UnifiedDifference.Of(pair.Item1, pair.Item2)).ShouldBe(pair.Item2)).QuickCheckThrowOnFailure();
    }

    private static string Applied(string before, IEnumerable<string> difference)
    {
        var (rest, result) = (new Queue<string>(before.Split('\n')), new List<string>());
        foreach (var line in difference)
        {
            if (line[0] == '@')
            {
                var start = int.Parse(line[4..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture) - 1;
                while (before.Split('\n').Length - rest.Count < start) result.Add(rest.Dequeue());
            }
            else
            {
                if (line[0] != '+') rest.Dequeue().ShouldBe(line[1..]);
                if (line[0] != '-') result.Add(line[1..]);
            }
        }

        return string.Join('\n', result.Concat(rest));
    }
}
