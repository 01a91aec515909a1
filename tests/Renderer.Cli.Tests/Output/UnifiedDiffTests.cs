using FsCheck;
using FsCheck.Fluent;
using Renderer.Cli.Output;

namespace Renderer.Cli.Tests.Output;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Compare_OneLineChanged_ShowsItWithThreeLinesRoundIt()
    {
        var hunk = UnifiedDiff.Compare("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").ShouldHaveSingleItem();

        hunk.Heading.ShouldBe("@@ -2,7 +2,7 @@");
        hunk.Lines.Select(l => $"{l.Sign}{l.Text}").ShouldBe([" 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"]);
    }

    [Fact]
    public void Compare_ChangesFarApart_AreTwoHunks()
    {
        string[] before = [.. Enumerable.Range(1, 30).Select(i => $"{i}")];
        string[] after = [.. before];
        (after[4], after[20]) = ("a", "b");

        UnifiedDiff.Compare(string.Join('\n', before), string.Join('\n', after)).Select(h => h.Heading).ShouldBe(["@@ -2,7 +2,7 @@", "@@ -18,7 +18,7 @@"]);
    }

    [Fact]
    public void Compare_NewFile_NamesNoLineOfTheOld() =>
        UnifiedDiff.Compare("", "a\nb\n").ShouldHaveSingleItem().Heading.ShouldBe("@@ -0,0 +1,2 @@");

    [Fact]
    public void Compare_Same_SaysNothing() => UnifiedDiff.Compare("a\nb\n", "a\nb\n").ShouldBeEmpty();

    [Fact]
    public void Compare_AnyTexts_HunksMakeOneOfTheOther() => Prop.ForAll(Texts(), Texts(), (before, after) =>
    {
        var result = new List<string>();
        var next = 0;
        string[] lines = before.Length == 0 ? [] : before.Split('\n');
        foreach (var hunk in UnifiedDiff.Compare(before, after))
        {
            result.AddRange(lines[next..(hunk.Before - 1)]);
            hunk.Lines.Where(l => l.Sign != '+').Select(l => l.Text).ShouldBe(lines[(hunk.Before - 1)..(hunk.Before - 1 + hunk.Lines.Count(l => l.Sign != '+'))]);
            result.Count.ShouldBe(hunk.After - 1);
            result.AddRange(hunk.Lines.Where(l => l.Sign != '-').Select(l => l.Text));
            next = hunk.Before - 1 + hunk.Lines.Count(l => l.Sign != '+');
        }

        result.AddRange(lines[next..]);
        string.Join('\n', result).ShouldBe(after);
    }).QuickCheckThrowOnFailure();

    // No empty line at the end: whether the last line ends is not shown.
    private static Arbitrary<string> Texts() =>
        Gen.ListOf(Gen.Elements("a", "b", "c", "d", " ", "镇")).Select(l => string.Join('\n', l)).ToArbitrary();
}
