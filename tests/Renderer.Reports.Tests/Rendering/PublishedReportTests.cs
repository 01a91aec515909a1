namespace Renderer.Reports.Tests.Rendering;

/// <summary>
/// The rendered pages against the published texts, piece by piece in their order: what a page lacks, and what it has beside, is what the notes
/// beside the samples say was repaired.
/// </summary>
public class PublishedReportTests
{
    [PublishedTextsTheory]
    // Page furniture, and heads that were broken into two lines.
    [InlineData(
        "000_a047106153d4c108.txt",
        "jinfeng-2020",
        new[] { "时间:2021-01-2009:16分享:字号", "本年新", "制作数量", "本年新", "公开数量", "X", "市政府门户网站提醒您" },
        new[] { "本年新制作数量", "本年新公开数量" })]
    // A word in another language, a spanning head put in another row, and 21 rows of Table 3 that lost one of seven cells.
    [InlineData(
        "001_45d6ed1fafd8548f.txt",
        "huodian-2020",
        new[] { "1.主动公开情况:涉及乡镇的主动公开情况,主要是扶贫领域资金使用情况and基础设施建设情况,我们把所有需要公开公示的项目都已经公开公示", "总计" },
        new[] { "1.主动公开情况:涉及乡镇的主动公开情况,主要是扶贫领域资金使用情况和基础设施建设情况,我们把所有需要公开公示的项目都已经公开公示", "总计", "0 ×21" })]
    // The text came without its title.
    [InlineData("002_29e3e3ab15951efc.txt", "qujiang-2020", new string[0], new[] { "衢江区机关事务保障中心2020年政府信息公开年度报告" })]
    [InlineData(
        "003_c3e8f04142897358.txt",
        "huajie-2023",
        new[] { "-字体:【大中小】", "-", "打印", "-", "关闭" },
        new[] { "花街镇人民政府2023年政府信息公开工作年度报告" })]
    // Labels cut by the end of a page, a cell short in four rows and one too many in three.
    [InlineData(
        "004_cad348b87ea66ad4.txt",
        "guandu-2021",
        new[] { "总计", "三、本年", "(三)1.属于国家秘密", "度办理结果", "不予公开", "2.申请人逾期未按收费通知要求缴纳费用、行政", "机关不再处理其政府信息公开申请", "0 ×3" },
        new[] { "总计", "三、本年度办理结果", "0", "(三)不予公开", "1.属于国家秘密", "0 ×3", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" })]
    public void Page_HasEveryPieceOfThePublishedText(string file, string sample, string[] absent, string[] added)
    {
        var difference = SequenceDifference.Of(PublishedTexts.Pieces(file), PublishedTexts.Pieces(StatisticsSamples.Page(sample)));
        difference.Removed.ShouldBe(absent);
        difference.Added.ShouldBe(added);
    }

    /// <summary>Skipped by name where the texts are not at hand.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class PublishedTextsTheoryAttribute : TheoryAttribute
    {
        public PublishedTextsTheoryAttribute()
        {
            if (PublishedTexts.Folder is null) Skip = $"the published texts are not at hand; {PublishedTexts.FolderVariable} names their folder";
        }
    }
}
