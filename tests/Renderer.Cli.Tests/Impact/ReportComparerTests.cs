using Renderer.Archive.Objects;
using Renderer.Cli.Impact;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Tests.Impact;

public sealed class ReportComparerTests
{
    private const string Items = ",\"items\":[{\"name\":\"第一项\",\"count\":3},{\"name\":\"第二项\",\"count\":4}],\"total\":7";

    [Fact]
    public async Task Version_WithTheSameFiles_LeavesTheReportUnchanged()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("template.json", "1.0.0", "1.1.0");

        (await archive.CompareAsync(report)).Class.ShouldBe(ImpactClass.Unchanged);
    }

    [Fact]
    public async Task Template_WithAnotherWord_ChangesTheText()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("content.sbn-html", "{{ date }}</p>", "印发日期：{{ date }}</p>");

        var impact = await archive.CompareAsync(report);
        impact.Class.ShouldBe(ImpactClass.Text);
        impact.Language.ShouldBe("zh-CN");
        impact.Lines.ShouldHaveSingleItem().Parts.ShouldBe([new(Side.After, "印发日期："), new(Side.Both, "2025年1月7日")]);
    }

    [Fact]
    public async Task Style_WithAnotherMargin_ChangesTheLayout()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("page.css", "25mm 22mm", "25mm 24mm");

        var impact = await archive.CompareAsync(report);
        impact.Class.ShouldBe(ImpactClass.Layout);
        impact.Lines.ShouldBeEmpty();
        impact.PagesBefore.ShouldBe(1);
        impact.PagesAfter.ShouldBe(1);
    }

    [Fact]
    public async Task Style_WithAnotherColour_ChangesTheLayout()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("content.css", "color: #1d2630", "color: #1d2631");

        (await archive.CompareAsync(report)).Class.ShouldBe(ImpactClass.Layout);
    }

    [Fact]
    public async Task Style_ForScreensOnly_ChangesBytes()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("page.css", "max-width: 46rem", "max-width: 48rem");

        (await archive.CompareAsync(report)).Class.ShouldBe(ImpactClass.Bytes);
    }

    [Fact]
    public async Task Style_WithAComment_ChangesNothing()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("page.css", "body { margin: 0; }", "/* no room round the page */\nbody { margin: 0; }");

        // Comments of style sheets are not in the page, except for the line they stood on.
        (await archive.CompareAsync(report)).Class.ShouldBeOneOf(ImpactClass.Unchanged, ImpactClass.Bytes);
    }

    [Fact]
    public async Task MarginBox_WithAnotherText_ChangesTheText()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("page.css", "counter(page) \" / \"", "\"第\" counter(page) \" / \"");

        (await archive.CompareAsync(report)).Class.ShouldBe(ImpactClass.Text);
    }

    [Fact]
    public async Task Rule_ThatIsNew_ChangesTheWarnings()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a", more: Items);
        archive.Edit("rules.json", "sum == given", "sum == given + 1");

        var impact = await archive.CompareAsync(report);
        impact.Class.ShouldBe(ImpactClass.Warnings);
        impact.Warnings.New.ShouldBe(["S1: 3 + 4 ≠ 7"]);
        impact.Warnings.Gone.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rule_ThatIsGone_ChangesTheWarnings()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a", more: Items.Replace("\"total\":7", "\"total\":8", StringComparison.Ordinal));
        archive.Edit("rules.json", "sum == given", "true");

        (await archive.CompareAsync(report)).Warnings.Gone.ShouldBe(["S1: 3 + 4 ≠ 8"]);
    }

    [Fact]
    public async Task Schema_ThatRefuses_RejectsWithEveryProblem()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        archive.Edit("schema.json", "\"required\": [\"template\", \"title\"", "\"required\": [\"number\", \"issuer\", \"template\", \"title\"");

        var impact = await archive.CompareAsync(report);
        impact.Class.ShouldBe(ImpactClass.Rejected);
        impact.Problems.Length.ShouldBe(2);
        impact.PagesBefore.ShouldBe(1);
        impact.PagesAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Page_ThatCannotBeLaidOut_IsRejected()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        // No font has a glyph for a noncharacter.
        archive.Edit("content.sbn-html", "{{ date }}</p>", "{{ date }}\uFFFE</p>");

        var impact = await archive.CompareAsync(report);
        impact.Class.ShouldBe(ImpactClass.Rejected);
        impact.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Data_ThatIsLost_IsMissing()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var report = await archive.StoreAsync("a");
        File.Delete(archive.File($"objects/{ObjectKey.OfData(report.DataDigest).Value}"));

        var impact = await archive.CompareAsync(report);
        impact.Class.ShouldBe(ImpactClass.Missing);
        impact.Problems.ShouldHaveSingleItem().Place.ShouldBe($"data/{report.DataDigest}.json");
    }
}
