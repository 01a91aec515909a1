using System.Text;
using System.Text.Json;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Work;

/// <summary>Rules across reports and the other options of a request, in the whole service.</summary>
public sealed class ComparedReportsTests
{
    [Fact]
    public async Task LastYear_InTheArchive_WarnsWithRuleCellsAndValues()
    {
        await using var service = await RunningService.StartAsync();
        await RenderAsync(service, Note("last", 2022, 2));
        var rendered = await RenderAsync(service, Note("this", 2023, 3));
        var warning = rendered.Warnings.ShouldHaveSingleItem();

        warning.Code.ShouldBe("rule-broken");
        warning.Rule.ShouldBe("last");
        warning.Severity.ShouldBe("advice");
        warning.Message.ShouldBe("last: 3 ≠ 2");
        warning.Cells.ShouldBe([new ReportCell("/sum", "3"), new ReportCell("previous#/sum", "2")]);
        rendered.DurationsMilliseconds.Keys.ShouldContain("compare");
        var shown = (await service.GetJsonAsync("/api/reports/this")).GetProperty("current").GetProperty("warnings")[0];
        shown.GetProperty("rule").GetString().ShouldBe("last");
        shown.GetProperty("severity").GetString().ShouldBe("advice");
        shown.GetProperty("cells")[1].GetProperty("value").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task LastYear_ComingLater_WarnsWhenThisYearIsSentAgainAndReusesItsBytes()
    {
        await using var service = await RunningService.StartAsync();
        var first = await RenderAsync(service, Note("this", 2023, 3));
        await RenderAsync(service, Note("last", 2022, 2));
        await service.PublishAsync(Note("this", 2023, 3));
        var again = await service.HearAsync();

        first.Warnings.ShouldBeEmpty();
        var rendered = again.Message.ShouldBeOfType<ReportRendered>();
        rendered.Reused.ShouldBeTrue();
        rendered.Superseded.ShouldBeFalse();
        rendered.RenditionId.ShouldBe(first.RenditionId);
        rendered.Warnings.ShouldHaveSingleItem().Rule.ShouldBe("last");
        (await service.GetJsonAsync("/api/reports/this")).GetProperty("current").GetProperty("warnings").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task LastYear_SayingSomethingElse_IsAnotherEvent()
    {
        await using var service = await RunningService.StartAsync();
        var ids = new List<Guid>();
        foreach (var sum in (int[])[3, 2, 1])
        {
            await RenderAsync(service, Note("last", 2022, sum) with { Revision = 4 - sum });
            foreach (var time in (int[])[1, 2])
            {
                await service.PublishAsync(Note("this", 2023, 3));
                ids.Add((await service.HearAsync()).MessageId);
            }
        }

        ids.Distinct().ShouldBe([ids[0], ids[2], ids[4]]);
    }

    [Fact]
    public async Task LastYear_GivenWithTheMessage_IsCompared()
    {
        await using var service = await RunningService.StartAsync();
        var rendered = await RenderAsync(service, Note("this", 2023, 3) with { Compare = new ReportComparison { PreviousData = JsonElement.Parse("""{"sum":7.0}""") } });

        rendered.Warnings.ShouldHaveSingleItem().Cells[1].ShouldBe(new ReportCell("previous#/sum", "7.0"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("{\"sum\":{}}")]
    public async Task LastYear_OfAnotherShape_StopsNothing(string data)
    {
        await using var service = await RunningService.StartAsync();
        var rendered = await RenderAsync(service, Note("this", 2023, 3) with { Compare = new ReportComparison { PreviousData = JsonElement.Parse(data) } });

        rendered.Warnings.ShouldNotBeEmpty();
        rendered.Warnings.ShouldAllBe(w => w.Severity != "error");
    }

    [Fact]
    public async Task LastYear_NamedAndUnknown_IsAWarning()
    {
        await using var service = await RunningService.StartAsync();
        var rendered = await RenderAsync(service, Note("this", 2023, 3) with { Compare = new ReportComparison { PreviousReportId = "nobody" } });

        rendered.Warnings.ShouldHaveSingleItem().Code.ShouldBe("comparison-missing");
    }

    [Fact]
    public async Task LowerReports_ThatDoNotAddUp_AreAWarningOrAnErrorAsAsked()
    {
        await using var service = await RunningService.StartAsync();
        await RenderAsync(service, Note("a", 2023, 1));
        await RenderAsync(service, Note("b", 2023, 4));
        var message = Note("this", 2023, 3) with { Compare = new ReportComparison { LowerReportIds = ["a", "b"] } };
        var warning = (await RenderAsync(service, message)).Warnings.ShouldHaveSingleItem();
        await service.PublishAsync(message with { BrokenSums = "error", Revision = 2 });
        var rejected = await service.HearAsync<ReportRejected>();

        warning.Message.ShouldBe("up: 1 + 4 ≠ 3");
        rejected.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Rule.ShouldBe("up"), p => p.Severity.ShouldBe("error"), p => p.Cells.Count.ShouldBe(3));
        (await service.GetJsonAsync("/api/reports/this")).GetProperty("problems")[0].GetProperty("rule").GetString().ShouldBe("up");
    }

    [Theory]
    [InlineData("warning", null, true)]
    [InlineData("warning", "error", false)]
    [InlineData("error", null, false)]
    [InlineData("error", "warning", true)]
    public async Task BrokenSum_SettingAndRequest_DecideWhetherItIsRendered(string setting, string? request, bool isRendered)
    {
        await using var service = await RunningService.StartAsync(settings: ("Render:BrokenSums", setting));
        await service.PublishAsync(Messages.Note(sum: 4) with { BrokenSums = request });
        var outcome = (await service.HearAsync()).Message;

        (outcome is ReportRendered).ShouldBe(isRendered, $"{outcome}");
        if (outcome is ReportRejected rejected) rejected.Problems.ShouldHaveSingleItem().Cells.ShouldBe([new ReportCell("/sum", "4")]);
    }

    [Fact]
    public async Task AbsentTotal_ComputedWhenAsked_IsPartOfTheData()
    {
        await using var service = await RunningService.StartAsync();
        var message = Messages.Note() with { Data = JsonElement.Parse("""{"template":"note","text":"无和"}""") };
        await service.PublishAsync(message);
        (await service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().Code.ShouldBe("data-schema");
        var rendered = await RenderAsync(service, message with { Revision = 2, ComputeTotals = true, Formats = ["json"] });

        rendered.Artifacts.ShouldHaveSingleItem().Key.ShouldBe($"data/{rendered.DataDigest}.json");
        (await service.GetJsonAsync("/api/reports/n-1/data.json")).GetProperty("sum").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Formats_AllOfThem_AreStoredAnnouncedAndServed()
    {
        await using var service = await RunningService.StartAsync();
        var rendered = await RenderAsync(service, Messages.Note() with { Formats = ["csv", "fragment", "html", "json", "pdf"] });
        var table = await service.Http.GetByteArrayAsync(new Uri("/api/reports/n-1/tables.csv", UriKind.Relative));
        using var fragment = await service.Http.GetAsync(new Uri("/api/reports/n-1/fragment.html", UriKind.Relative));
        using var csv = await service.Http.GetAsync(new Uri("/api/reports/n-1/tables.csv", UriKind.Relative));

        rendered.Artifacts.Select(a => a.Format).ShouldBe(["html", "pdf", "csv", "fragment", "json"]);
        foreach (var artifact in rendered.Artifacts) new FileInfo(new Uri(artifact.Address).LocalPath).Length.ShouldBe(artifact.Bytes);
        table[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(table).ShouldContain("便条,/sum,和,,3");
        csv.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        csv.Content.Headers.ContentDisposition.ShouldNotBeNull().ToString().ShouldBe("attachment; filename=n-1.tables.csv; filename*=UTF-8''n-1.tables.csv");
        (await fragment.Content.ReadAsStringAsync()).ShouldBe("<article><h1>你好</h1></article>");
        fragment.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'unsafe-inline';");
    }

    private static ReportReady Note(string reportId, int year, int sum) => new()
    {
        ReportId = reportId,
        Revision = 1,
        Template = NotePackage.Template,
        Data = JsonSerializer.SerializeToElement(new { template = NotePackage.Template, text = "你好", body = "花街镇", year, sum }),
    };

    private static async Task<ReportRendered> RenderAsync(RunningService service, ReportReady message)
    {
        await service.PublishAsync(message);
        return await service.HearAsync<ReportRendered>();
    }
}
