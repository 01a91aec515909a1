using Renderer.Layout.Boxes;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Boxes;

public class CounterStylesTests
{
    [Theory]
    [InlineData(12, "decimal", "12")]
    [InlineData(-3, "decimal", "-3")]
    [InlineData(3, "decimal-leading-zero", "03")]
    [InlineData(-3, "decimal-leading-zero", "-03")]
    [InlineData(1, "lower-alpha", "a")]
    [InlineData(27, "lower-latin", "aa")]
    [InlineData(703, "upper-alpha", "AAA")]
    [InlineData(0, "upper-latin", "0")]
    [InlineData(1994, "upper-roman", "MCMXCIV")]
    [InlineData(4000, "lower-roman", "4000")]
    [InlineData(2023, "cjk-decimal", "二〇二三")]
    [InlineData(0, "simp-chinese-informal", "零")]
    [InlineData(10, "simp-chinese-informal", "十")]
    [InlineData(11, "simp-chinese-informal", "十一")]
    [InlineData(20, "simp-chinese-informal", "二十")]
    [InlineData(105, "simp-chinese-informal", "一百零五")]
    [InlineData(110, "simp-chinese-informal", "一百一十")]
    [InlineData(1005, "simp-chinese-informal", "一千零五")]
    [InlineData(2050, "simp-chinese-informal", "二千零五十")]
    [InlineData(-7, "simp-chinese-informal", "负七")]
    [InlineData(10000, "simp-chinese-informal", "10000")]
    [InlineData(115, "simp-chinese-formal", "壹佰壹拾伍")]
    [InlineData(5, "\"—", "—")]
    public void Format_Number_InTheStyle(int value, string style, string expected) => CounterStyles.Format(value, style).ShouldBe(expected);

    [Fact]
    public void Marker_SymbolTheFontLacks_IsReplacedByOneItHas()
    {
        CounterStyles.Marker(1, "disc", _ => true).ShouldBe("• ");
        CounterStyles.Marker(1, "disc", symbol => symbol == '●').ShouldBe("● ");
        CounterStyles.Marker(1, "square", _ => false).ShouldBe("▪ ");
    }

    [Fact]
    public void List_StartAndValue_SetTheNumbers() =>
        Typeset.Lines("<ol start=3><li>a<li value=7>b<li>c</ol><ol><li>d</ol>").ShouldBe("3. a\n7. b\n8. c\n1. d");

    [Fact]
    public void Counters_Nested_AreJoined() =>
        Typeset.Lines("<ol><li>a<ol><li>b</ol><li>c</ol>", "ol { counter-reset: n; list-style: none; padding: 0; margin: 0 } li { counter-increment: n } li::before { content: counters(n, '.') ' ' }")
            .ShouldBe("1 a\n1.1 b\n2 c");

    [Theory]
    [InlineData("ul", "disc")]
    [InlineData("ul", "square")]
    [InlineData("ul", "circle")]
    public void Marker_InAnyShippedFont_NeedsNoFallback(string list, string style)
    {
        foreach (var family in (string[])["FandolFang", "LXGW WenKai", "Noto Sans SC", "Noto Serif SC"])
            Typeset.Document($"<{list}><li>一</{list}>", $"li {{ font-family: {family}; list-style: {style} }}").Warnings.ShouldBeEmpty();
    }
}
