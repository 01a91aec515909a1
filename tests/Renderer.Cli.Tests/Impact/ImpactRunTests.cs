using Renderer.Cli.Impact;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Impact;

public sealed class ImpactRunTests
{
    private static readonly ImpactSubject Subject = new("notice", "1.1.0", new string('d', 64), IsPublished: false) { Selected = 4 };

    [Fact]
    public async Task Run_OverSeveralReports_CountsGroupsAndWritesTheFolder()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var reports = new[] { await archive.StoreAsync("a"), await archive.StoreAsync("b", "另一份。"), await archive.StoreAsync("c", "第三份：" + new string('长', 300)) };
        archive.Edit("content.sbn-html", "{{ date }}</p>", "印发：{{ date }}</p>");
        archive.Edit("schema.json", "\"text\": { \"description\": \"CommonMark: paragraphs, lists, links.\", \"type\": \"string\", \"minLength\": 1", "\"text\": { \"type\": \"string\", \"minLength\": 1, \"maxLength\": 200");

        var tally = await RunAsync(archive, archive.File("out"), 50, reports);

        tally.Total.ShouldBe(3);
        tally[ImpactClass.Text].ShouldBe(2);
        tally[ImpactClass.Rejected].ShouldBe(1);
        tally.Changes.ShouldHaveSingleItem().Reports.ShouldBe(2);
        tally.Problems.ShouldHaveSingleItem().First.Report.ReportId.ShouldBe("c");
        Files(archive).ShouldBe(["impact.csv", "index.html", "reports/a.html", "reports/b.html", "reports/c.html"]);
        var table = (await File.ReadAllTextAsync(archive.File("out/impact.csv"))).Split("\r\n");
        table[1].ShouldBe("a,1,text,1.0.0,1,1,1,,,");
        table[3].ShouldStartWith("c,1,rejected,1.0.0,1,,0,,,\"/text: has 304 characters");
    }

    [Fact]
    public async Task Run_Again_GivesTheSameBytesAndRemovesWhatIsNotShownAnyMore()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var reports = new[] { await archive.StoreAsync("a"), await archive.StoreAsync("b", "另一份。") };
        archive.Edit("content.sbn-html", "{{ date }}</p>", "印发：{{ date }}</p>");
        await RunAsync(archive, archive.File("out"), 50, reports);
        var index = await File.ReadAllTextAsync(archive.File("out/index.html"));
        var detail = await File.ReadAllTextAsync(archive.File("out/reports/a.html"));

        await RunAsync(archive, archive.File("out"), 50, reports);
        (await File.ReadAllTextAsync(archive.File("out/index.html"))).ShouldBe(index);
        (await File.ReadAllTextAsync(archive.File("out/reports/a.html"))).ShouldBe(detail);

        await RunAsync(archive, archive.File("out"), 1, reports);
        Files(archive).ShouldBe(["impact.csv", "index.html", "reports/a.html"]);
    }

    [Fact]
    public async Task Sample_OfTheSameReports_IsTheSameAndSpread()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var one = await archive.StoreAsync("a");
        var reports = Enumerable.Range(0, 1000).Select(i => one with { ReportId = $"report-{i:0000}" }).ToArray();

        var sample = (await ReportSample.TakeAsync(NoticeArchive.Selection([.. reports]), 40, CancellationToken.None)).Select(r => r.ReportId).ToList();
        var again = (await ReportSample.TakeAsync(NoticeArchive.Selection([.. reports.Reverse()]), 40, CancellationToken.None)).Select(r => r.ReportId);

        again.ShouldBe(sample);
        sample.ShouldBeInOrder();
        // Of a thousand numbers each quarter gives its share.
        foreach (var quarter in sample.GroupBy(id => int.Parse(id[7..]) / 250)) quarter.Count().ShouldBeInRange(3, 20);
    }

    [Fact]
    public async Task FitCheck_OfTwo_YieldsTheOneThatDoesNotFit()
    {
        await using var archive = await NoticeArchive.CreateAsync();
        var reports = new[] { await archive.StoreAsync("a"), await archive.StoreAsync("b", "短。"), await archive.StoreAsync("c") };
        archive.Edit("schema.json", "\"text\": { \"description\": \"CommonMark: paragraphs, lists, links.\", \"type\": \"string\", \"minLength\": 1", "\"text\": { \"type\": \"string\", \"minLength\": 10");
        var done = new List<long>();

        var misfits = new List<Misfit>();
        await foreach (var misfit in new FitCheck(ReportRenderer.Open(archive.Options), archive.Archive.Objects, 2).RunAsync(NoticeArchive.Selection([.. reports]), NoticeArchive.Target, new ListProgress(done), CancellationToken.None))
            misfits.Add(misfit);

        misfits.ShouldHaveSingleItem().Report.ReportId.ShouldBe("b");
        misfits[0].Problems.ShouldHaveSingleItem().Place.ShouldBe("/text");
        done.ShouldBe([1, 2, 3]);
    }

    private static async Task<ImpactTally> RunAsync(NoticeArchive archive, string folder, int details, Archive.Batches.SelectedReport[] reports)
    {
        var run = new ImpactRun(archive.Comparer(), new ImpactPlan(Subject, folder, details) { Concurrency = 2 });
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, IsInteractive: false);
        return await WorkProgress.RunAsync(terminal, new("comparing", reports.Length), progress => run.RunAsync(NoticeArchive.Selection([.. reports]), progress, CancellationToken.None));
    }

    private static string[] Files(NoticeArchive archive) =>
        [.. Directory.EnumerateFiles(archive.File("out"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(archive.File("out"), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private sealed class ListProgress(List<long> done) : IProgress<long>
    {
        public void Report(long value) => done.Add(value);
    }
}
