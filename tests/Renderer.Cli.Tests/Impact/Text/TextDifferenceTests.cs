using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Tests.Impact.Text;

public sealed class TextDifferenceTests
{
    // Few different characters, so that texts have much in common; a surrogate pair among them.
    private static readonly Gen<string> Line = Gen.Elements("政", "府", "信", "。", " ", "a", "b", "1", "2", "│", "𠂉").ArrayOf().Select(string.Concat);

    private static readonly Gen<ImmutableArray<TextLine>> Page = Line.ArrayOf().Select(lines => lines.Select(l => new TextLine(TextRole.Paragraph, l)).ToImmutableArray());

    [Fact]
    public void Difference_OfAnyTexts_GivesBothBack() =>
        Prop.ForAll(Gen.Zip(Page, Page).ToArbitrary(), pair =>
        {
            var difference = TextDifference.Between(pair.Item1, pair.Item2);
            return SidesOf(difference, Side.Before).SequenceEqual(pair.Item1.Select(l => l.Text).Where(t => t.Length > 0))
                && SidesOf(difference, Side.After).SequenceEqual(pair.Item2.Select(l => l.Text).Where(t => t.Length > 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Difference_OfEqualTexts_HasNone() =>
        Prop.ForAll(Page.ToArbitrary(), page => !TextDifference.Between(page, page).Changes.Any()).QuickCheckThrowOnFailure();

    [Fact]
    public void LineDifference_OfAnyLines_GivesBothBack() =>
        Prop.ForAll(Gen.Zip(Line, Line).ToArbitrary(), pair =>
        {
            var parts = LineDifference.Between(pair.Item1, pair.Item2);
            return TextOf(parts, Side.Before) == pair.Item1 && TextOf(parts, Side.After) == pair.Item2 && parts.All(p => p.Text.Length > 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ShortestEdit_OfAnySequences_FindsCommonRunsInOrderAndNoFewerThanAreThere() =>
        Prop.ForAll(Gen.Zip(Gen.Elements("a", "b", "c").ArrayOf(), Gen.Elements("a", "b", "c").ArrayOf()).ToArbitrary(), pair =>
        {
            var (x, y, common) = (0, 0, 0);
            foreach (var run in ShortestEdit.Find(pair.Item1, pair.Item2))
            {
                if (run.Before < x || run.After < y || !pair.Item1.AsSpan(run.Before, run.Length).SequenceEqual(pair.Item2.AsSpan(run.After, run.Length))) return false;
                (x, y, common) = (run.Before + run.Length, run.After + run.Length, common + run.Length);
            }

            return common == LongestCommonSubsequence(pair.Item1, pair.Item2);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_OfAnyLine_AreTheLine() =>
        Prop.ForAll<string>(line => line is null || string.Concat(Words.Of(line)) == line).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("共收到6件", "共收到12件", "共收到[-6-]{+12+}件")]
    [InlineData("政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开[-工作-]年度报告")]
    [InlineData("Annual report of 2023", "Annual report for 2024", "Annual report [-of 2023-]{+for 2024+}")]
    [InlineData("自然人 │ 6 │ 0", "自然人 │ 6 │ 1", "自然人 │ 6 │ [-0-]{+1+}")]
    [InlineData("", "新", "{+新+}")]
    public void LineDifference_OfWordsAndCharacters_MarksThem(string before, string after, string marked) =>
        string.Concat(LineDifference.Between(before, after).Select(p => p.Side switch { Side.Before => $"[-{p.Text}-]", Side.After => $"{{+{p.Text}+}}", _ => p.Text })).ShouldBe(marked);

    [Fact]
    public void Difference_OfMovedAndChangedLines_PairsTheSimilarOnes()
    {
        var difference = TextDifference.Between(Lines("标题", "第一段说这个。", "结尾"), Lines("标题", "插入的一整段别的话", "第一段说那个。", "结尾"));

        difference.Lines.Select(l => l.Parts.Length).ShouldBe([1, 1, 4, 1]);
        difference.Lines[1].IsOn(Side.Before).ShouldBeFalse();
        difference.Lines[2].TextOn(Side.Before).ShouldBe("第一段说这个。");
    }

    [Fact]
    public void ShortestEdit_OfLongTextsWithNothingInCommon_Ends()
    {
        string[] before = [.. Enumerable.Range(0, 20_000).Select(i => $"a{i}")], after = [.. Enumerable.Range(0, 20_000).Select(i => $"b{i}")];
        ShortestEdit.Find(before, after).ShouldBeEmpty();
    }

    private static ImmutableArray<TextLine> Lines(params string[] lines) => [.. lines.Select(l => new TextLine(TextRole.Paragraph, l))];

    // A line of nothing is on both sides or on none that can be told.
    private static IEnumerable<string> SidesOf(TextDifference difference, Side side) => difference.Lines.Where(l => l.IsOn(side)).Select(l => l.TextOn(side)).Where(t => t.Length > 0);

    private static string TextOf(ImmutableArray<TextPart> parts, Side side) => string.Concat(parts.Where(p => p.Side == Side.Both || p.Side == side).Select(p => p.Text));

    private static int LongestCommonSubsequence(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--) lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths[0, 0];
    }
}
