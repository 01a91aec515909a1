using System.Globalization;
using Renderer.Cli.Impact.Pages;
using Renderer.Layout.Pages;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Impact.Pages;

public sealed class PageDifferenceTests
{
    private static readonly HtmlPrinter Printer = HtmlPrinter.Open([Path.Combine(Repository.Templates, "fonts")]);

    [Theory]
    [InlineData(0.004, true)]
    [InlineData(0.05, false)]
    [InlineData(-0.05, false)]
    public void Difference_OfAShift_CountsFromAHundredthOfAPoint(double shift, bool isNone)
    {
        var after = LayOut($"<p style='margin:0;margin-left:{shift.ToString(CultureInfo.InvariantCulture)}pt'>政府信息公开</p>");
        PageDifference.Between(LayOut("<p style='margin:0'>政府信息公开</p>"), after).ShouldHaveSingleItem().IsNone.ShouldBe(isNone);
    }

    [Fact]
    public void Frames_OfAChangedWord_FrameItOnBothSides()
    {
        var (before, after) = (LayOut("<p>共收到申请 6 件，均已办结。</p>"), LayOut("<p>共收到申请 7 件，均已办结。</p>"));
        var marks = TextMarks.Between(FlowText.Of(before), FlowText.Of(after));
        var difference = PageDifference.Between(before, after).ShouldHaveSingleItem();

        // What follows the digit moves by the difference of the widths of 6 and 7.
        var frame = Frames.Of(before, 0, difference.Before, marks.Before).Where(f => f.IsText).ShouldHaveSingleItem();
        var other = Frames.Of(after, 0, difference.After, marks.After).Where(f => f.IsText).ShouldHaveSingleItem();
        other.X.ShouldBe(frame.X, 0.01);
        other.Y.ShouldBe(frame.Y, 0.01);
    }

    [Fact]
    public void Frames_OfMovedText_AreOneStretch()
    {
        var (before, after) = (LayOut("<p>一</p><p>二</p>"), LayOut("<p style='margin-top:40pt'>一</p><p>二</p>"));
        var difference = PageDifference.Between(before, after).ShouldHaveSingleItem();

        Frames.Of(after, 0, difference.After, TextMarks.Between(FlowText.Of(before), FlowText.Of(after)).After).ShouldHaveSingleItem().IsText.ShouldBeFalse();
    }

    [Fact]
    public void Difference_OfPageCounts_ShowsThePageThatIsNotThere()
    {
        var differences = PageDifference.Between(LayOut("<p>一</p>"), LayOut("<p>一</p><p style='break-before:page'>二</p>"));

        differences.Select(d => d.IsNone).ShouldBe([true, false]);
        differences[1].HasOtherSize.ShouldBeTrue();
        differences[1].After.Length.ShouldBe(1);
    }

    [Fact]
    public void FlowText_BrokenElsewhere_SaysTheSame()
    {
        const string Text = "<p>政府信息公开工作年度报告 annual report of the town，依据条例编制。</p><table><tr><td>甲<td>乙</table>";
        FlowText.Of(LayOut($"<div style='width:80pt'>{Text}</div>")).SaysTheSameAs(FlowText.Of(LayOut($"<div>{Text}</div>"))).ShouldBeTrue();
        FlowText.Of(LayOut($"<div>{Text}</div>")).SaysTheSameAs(FlowText.Of(LayOut($"<div>{Text}又</div>"))).ShouldBeFalse();
    }

    private static PagedDocument LayOut(string body) => Printer.LayOut($"<!DOCTYPE html><html lang='zh-CN'><title>t</title><body style='font-family:\"Noto Serif SC\"'>{body}", "t").Document.ShouldNotBeNull();
}
