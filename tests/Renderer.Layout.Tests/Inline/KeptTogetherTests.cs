using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Inline;

public class KeptTogetherTests
{
    /// <summary>"|" may break; what is kept together has no mark.</summary>
    [Theory]
    [InlineData("到|2021年|1月|15日|止")] // between year, month and day a line may end
    [InlineData("2021年|度|报|告", "2021年度|报|告")]
    [InlineData("共|1.2万件，|3,000元|和|12.5%|的")]
    [InlineData("约|30余人次|到|场")]
    [InlineData("升|6个百分点|和|5个|百|姓")]
    [InlineData("第711号|令|第十二条|第三章|第三|方", "第711号令|第十二条|第三章|第三|方")]
    [InlineData("（|二|十|一）|见", "（二十一）|见")]
    [InlineData("二〇二一年|十五日|一些|三|农|问|题", "二〇二一年|十五日|一|些|三|农|问|题")]
    [InlineData("2019—2021年|和|10%～20%|及|1-3月")]
    [InlineData("－5℃|到|￥100元|及|±2毫米")]
    [InlineData("８：３０分|和|２０２１年|及|8:30|开")]
    [InlineData("（国办公开办函〔2021〕30号，|以|下")]
    [InlineData("根|据|国办发〔2021〕30号|文")]
    [InlineData("某|省|人|民|政|府|办|公|厅|〔2021〕30号|文")] // no sign of where the issuer's code begins
    [InlineData("十|一|二|三|四|五|六|七|八|九|年", "十|一|二|三|四|五|六|七|八|九|年")] // a list, no number
    [InlineData("约|100|多|人")]
    public void Mark_Quantities_BreakReluctantlyInside(string given, string? expected = null) =>
        Marked(given.Replace("|", "", StringComparison.Ordinal), new()).ShouldBe(expected ?? given);

    [Theory]
    [InlineData(nameof(LineBreakStrictness.Normal))]
    [InlineData(nameof(LineBreakStrictness.Strict))]
    [InlineData(nameof(LineBreakStrictness.Loose))]
    public void Mark_NamedStrictness_IsTheSpecificationsAlone(string strictness) =>
        Marked("第711号", new() { LineBreak = Enum.Parse<LineBreakStrictness>(strictness) }).ShouldBe("第|711|号");

    [Fact]
    public void Line_EndingInAQuantity_EndsBeforeIt() => Typeset.Lines("<div>信息公开申请12件</div>", "div { width: 75pt }").ShouldBe("信息公开申请\n12件");

    [Fact]
    public void Line_NarrowerThanTheQuantity_BreaksInside() => Typeset.Lines("<div>共〔2021〕30号</div>", "div { width: 48pt }").ShouldBe("共〔2021〕\n30号");

    [Fact]
    public void Line_Justified_IsNotTornOpenForAQuantity() =>
        Typeset.Lines("<div>一二三四五六（国办公开办函〔2021〕30号）甲乙</div>", "div { width: 150pt; text-align: justify }").ShouldBe("一二三四五六（国办公开办函\n〔2021〕30号）甲乙");

    [Fact]
    public void Line_Justified_PartsTheIssuerSoonerThanTheNumber() =>
        Typeset.Lines("<div>一二三四五六（国办公开办函〔2021〕30号）甲乙</div>", "div { width: 188pt; text-align: justify }").ShouldBe("一二三四五六（国办公开办函\n〔2021〕30号）甲乙");

    [Fact]
    public void Quantity_AcrossInlineBoxes_IsOne() => Typeset.Lines("<div>信息公开申请<b>12</b>件</div>", "div { width: 75pt } b { font-weight: 400 }").ShouldBe("信息公开申请\n12件");

    [Fact]
    public void Quantity_InATable_MakesNoColumnWider() =>
        Typeset.Document("<table><tr><td>12345678件</td><td>信息</td></tr></table>", "table { width: 60pt; border-collapse: collapse } td { padding: 0 }").Warnings.ShouldBeEmpty();

    [Fact]
    public void English_Text_KeepsNothing() => Typeset.Lines("<div>共12件</div>", "div { width: 22pt }", "en").ShouldBe("共12\n件");

    private static string Marked(string text, ComputedStyle style)
    {
        var chars = text.EnumerateRunes().Select(rune => new InlineChar { CodePoint = rune.Value }).ToArray();
        InlineRun[] runs = [new(style, null, 0)];
        LineBreaker.Mark(chars, runs, isEastAsian: true);
        KeptTogether.Mark(chars, runs);
        var result = new StringBuilder();
        foreach (var c in chars)
        {
            if (c.Before == LineBreakKind.Allowed) result.Append('|');
            result.Append(new Rune(c.CodePoint));
        }
        return result.ToString();
    }
}
