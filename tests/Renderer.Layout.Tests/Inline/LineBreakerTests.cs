using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Tests.Inline;

public class LineBreakerTests
{
    [Theory]
    [InlineData("政|府|信|息")] // between ideographs
    [InlineData("公|开，|依|申|请")] // LB13: no comma at a line's start
    [InlineData("公|开。|依")]
    [InlineData("什|么！|好？|是；|第：|一")]
    [InlineData("（|见|附|件）|后", "（见|附|件）|后")] // LB14: no opening bracket at a line's end
    [InlineData("《条|例》|和《办|法》", "《条|例》|和|《办|法》")]
    [InlineData("信|息“应|公|开、|尽|公|开”。|依", "信|息|“应|公|开、|尽|公|开”。|依")] // curly quotes are brackets in Chinese
    [InlineData("占“GDP”的", "占|“GDP”|的")]
    [InlineData("2023|年|全|年|53|条")]
    [InlineData("共|100%|和|3.5‰|及|1,234.50|元")] // LB25
    [InlineData("￥100|元")]
    [InlineData("－|5", "－|5")]
    [InlineData("气|温|25℃|以|上")] // LB23a and LB25: units stick to numbers
    [InlineData("第20|条", "第|20|条")]
    [InlineData("好|——|再|见")] // LB17: dashes stay a pair
    [InlineData("好……|再|见")] // LB22: no ellipsis at a line's start, never parted
    [InlineData("阿|不|都·|热|合|曼")] // the middle dot of a name stays at the line's end
    [InlineData("人|々|ー", "人々ー")] // LB21 and strict small kana
    [InlineData("word |by |word")] // LB18
    [InlineData("well-|known |up-|to-|date")]
    [InlineData("don’t |stop")] // an apostrophe between letters
    [InlineData("中|文English|中|文", "中|文|English|中|文")]
    [InlineData("http://|example.org/|a/|b")]
    [InlineData("a\u00A0b |c")] // LB12: glue
    [InlineData("政\u2060府|信", "政\u2060府|信")] // LB11: word joiner
    [InlineData("ab\u200B|cd")] // LB8: zero width space
    [InlineData("co\u00AD|op")]
    [InlineData("e\u0301e\u0301 |a")] // LB9: marks stay with their letter
    [InlineData("\uD83C\uDDE8\uD83C\uDDF3|\uD83C\uDDEB\uD83C\uDDF7")] // LB30a: flags in pairs
    [InlineData("한국|어 |표", "한|국|어 |표")]
    [InlineData("附|件1-1", "附|件|1-1")]
    [InlineData("a(b)c")] // LB30
    [InlineData("1/2|和|3:4")]
    public void Mark_Text_BreaksWhereTheLanguageAllows(string given, string? expected = null)
    {
        var text = given.Replace("|", "", StringComparison.Ordinal);
        Marked(text).ShouldBe(expected ?? given);
    }

    [Theory]
    [InlineData(nameof(WordBreak.BreakAll), "ab12", "a|b|1|2")]
    [InlineData(nameof(WordBreak.KeepAll), "政府，信息", "政府，|信息")]
    [InlineData(nameof(WordBreak.Normal), "ab12", "ab12")]
    public void Mark_WordBreak_WidensOrNarrows(string wordBreak, string text, string expected) =>
        Marked(text, new() { WordBreak = Enum.Parse<WordBreak>(wordBreak) }).ShouldBe(expected);

    [Theory]
    [InlineData(nameof(LineBreakStrictness.Auto), "はァあ", "はァ|あ")]
    [InlineData(nameof(LineBreakStrictness.Strict), "はァあ", "はァ|あ")]
    [InlineData(nameof(LineBreakStrictness.Normal), "はァあ〜人々好！…", "は|ァ|あ|〜|人々|好！…")]
    [InlineData(nameof(LineBreakStrictness.Strict), "3〜人々好！……", "3〜|人々|好！……")]
    [InlineData(nameof(LineBreakStrictness.Loose), "はァあ〜人々好！：…", "は|ァ|あ|〜|人|々|好|！|：…")]
    [InlineData(nameof(LineBreakStrictness.Loose), "好……五％℃№五", "好…|…|五|％|℃|№|五")]
    [InlineData(nameof(LineBreakStrictness.Anywhere), "a，b", "a|，|b")]
    public void Mark_LineBreak_SetsTheStrictness(string strictness, string text, string expected) =>
        Marked(text, new() { LineBreak = Enum.Parse<LineBreakStrictness>(strictness) }).ShouldBe(expected);

    [Fact]
    public void Mark_WithoutWrapping_BreaksNowhere() => Marked("政府 信息", new() { TextWrapMode = TextWrapMode.Nowrap }).ShouldBe("政府 信息");

    [Fact]
    public void Mark_LatinText_TakesQuotesAsUndecided() => Marked("say “yes” now", isEastAsian: false).ShouldBe("say |“yes” |now");

    [Fact]
    public void Mark_InlineBoxEdges_BreakFallsBetweenTheBoxes()
    {
        InlineChar[] chars = [Char('政'), Edge(InlineEdge.Close), Edge(InlineEdge.Open), Char('府')];
        LineBreaker.Mark(chars, [new(new(), null, 0)], isEastAsian: true);
        chars.Select(c => c.Before).ShouldBe([LineBreakKind.None, LineBreakKind.None, LineBreakKind.Allowed, LineBreakKind.None]);
    }

    [Fact]
    public void Mark_AnyText_NeverBreaksBeforeClosingNorAfterOpeningMarks()
    {
        var marks = "政府a1 ，。、》）”（《“—…%号〔〕";
        Prop.ForAll(Gen.Elements(marks.ToCharArray()).ArrayOf().ToArbitrary(), letters =>
        {
            var text = new string(letters);
            var marked = Marked(text);
            return marked.Replace("|", "", StringComparison.Ordinal) == text
                && !marked.Contains("|，", StringComparison.Ordinal) && !marked.Contains("|》", StringComparison.Ordinal)
                && !marked.Contains("（|", StringComparison.Ordinal) && !marked.Contains("《|", StringComparison.Ordinal)
                && !marked.Contains("—|—", StringComparison.Ordinal) && !marked.Contains("…|…", StringComparison.Ordinal)
                && !marked.Contains("1|1", StringComparison.Ordinal) && !marked.Contains("1|%", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(2021, 1));
    }

    private static string Marked(string text, ComputedStyle? style = null, bool isEastAsian = true)
    {
        var chars = text.EnumerateRunes().Select(rune => Char(rune.Value)).ToArray();
        LineBreaker.Mark(chars, [new(style ?? new(), null, 0)], isEastAsian);
        var result = new StringBuilder();
        foreach (var c in chars)
        {
            if (c.Before != LineBreakKind.None) result.Append('|');
            result.Append(new Rune(c.CodePoint));
        }
        return result.ToString();
    }

    private static InlineChar Char(int codePoint) => new() { CodePoint = codePoint, Traits = codePoint == ' ' ? CharTraits.Space : CharTraits.None };

    private static InlineChar Edge(int edge) => new() { CodePoint = edge, Traits = CharTraits.Edge };
}
