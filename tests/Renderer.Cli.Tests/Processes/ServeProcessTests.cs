using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Cli.Tests.Processes;

/// <summary>The service as a process: what was accepted survives kill -9, a full disk and storage that cannot be written.</summary>
public sealed class ServeProcessTests : IDisposable
{
    // Numbers of the worker's log events.
    private const int Rendered = 20;
    private const int Rejected = 21;
    private const int Failed = 23;
    private const int PublishedUnfinished = 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddle_NextStartFinishesWhatWasAccepted()
    {
        const int Reports = 24;
        await using (var service = await ServeProcess.StartAsync(_folder, "--set", "Render:Concurrency=1"))
        {
            foreach (var i in Enumerable.Range(0, Reports)) await AcceptAsync(service, $"town-{i}", Sample(i));
            await service.WaitForAsync(Rendered, times: 2);
            await service.KillAsync();
        }

        await using var next = await ServeProcess.StartAsync(_folder);
        foreach (var i in Enumerable.Range(0, Reports)) await WaitUntilRenderedAsync(next, $"town-{i}");

        // The same data rendered by another process without queue or catalogue must give the same bytes.
        var data = Enumerable.Range(0, Reports).Select(i => _folder.Write($"data-files/town-{i}.json", Encoding.UTF8.GetBytes(Sample(i).ToJsonString()))).ToArray();
        (await RendererProcess.RunAsync(_folder, ["render", .. data, "--out", "expected"])).ExitCode.ShouldBe(ExitCode.Done);
        foreach (var i in Enumerable.Range(0, Reports))
        {
            (await next.Http.GetByteArrayAsync(new Uri($"/api/reports/town-{i}/report.pdf", UriKind.Relative))).ShouldBe(await File.ReadAllBytesAsync(_folder.File($"expected/town-{i}.pdf")));
            (await next.Http.GetByteArrayAsync(new Uri($"/api/reports/town-{i}/report.html", UriKind.Relative))).ShouldBe(await File.ReadAllBytesAsync(_folder.File($"expected/town-{i}.html")));
        }
    }

    [Fact]
    public async Task Storage_NotWritableThenKilled_NextStartFinishes()
    {
        var blocked = _folder.Write("blocked", "a file where a folder should be"u8);
        string[] storage = ["--set", $"Storage:Folder={blocked}/objects"];
        await using (var service = await ServeProcess.StartAsync(_folder, [.. storage, .. FastRetries]))
        {
            await AcceptAsync(service, "town-1", Sample(1));
            var failure = (await service.WaitForAsync(Failed))[0];
            failure.GetProperty("Message").GetString().ShouldNotBeNull().ShouldContain(blocked);
            (await StateAsync(service, "town-1")).ShouldBe("failed");
            await service.KillAsync();
        }

        File.Delete(blocked);
        await using var next = await ServeProcess.StartAsync(_folder, storage);
        await WaitUntilRenderedAsync(next, "town-1");
        (await next.WaitForAsync(PublishedUnfinished)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Disk_Full_FailsWithReasonAndLaterStartFinishes()
    {
        // Enough for the catalogue and the page, not for a PDF with the outlines of four thousand characters.
        var manyCharacters = string.Concat(Enumerable.Range(0x4E00, 4000).Select(c => (char)c));
        var data = Sample(1);
        data["overview"]!["text"] = manyCharacters;
        await using (var service = await ServeProcess.StartWithFileLimitAsync(_folder, 1000, FastRetries))
        {
            await AcceptAsync(service, "town-1", data);
            var failure = (await service.WaitForAsync(Failed))[0].GetProperty("Message").GetString().ShouldNotBeNull();
            failure.ShouldContain("storage-unavailable");
            failure.ShouldContain("report.pdf");
            failure.ShouldContain("Free space");
            _folder.Files("data/objects").ShouldNotContain(f => f.EndsWith("report.pdf", StringComparison.Ordinal));
            _folder.Files("data/objects/.staging").ShouldBeEmpty();
            using var file = await service.Http.GetAsync(new Uri("/api/reports/town-1/report.pdf", UriKind.Relative));
            file.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await service.StopAsync()).ShouldBe(ExitCode.Done);
        }

        await using var next = await ServeProcess.StartAsync(_folder);
        await WaitUntilRenderedAsync(next, "town-1");
    }

    [Fact]
    public async Task Log_RenderedAndRejected_NamesTheReportsAndQuotesNoData()
    {
        const string Secret = "不得外传";
        await using var service = await ServeProcess.StartAsync(_folder);
        var good = Sample(1);
        good["body"] = Secret;
        var bad = Sample(1);
        bad["year"] = Secret;
        await AcceptAsync(service, "town-good", good);
        await AcceptAsync(service, "town-bad", bad);
        await service.WaitForAsync(Rendered);
        await service.WaitForAsync(Rejected);

        service.Log.ShouldContain("town-good");
        service.Log.ShouldContain("town-bad");
        service.Log.ShouldContain("data-schema");
        service.Log.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Terminate_WhileIdle_ExitsCleanly()
    {
        await using var service = await ServeProcess.StartAsync(_folder);
        (await service.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldContain("\"ready\"");

        (await service.StopAsync()).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Address_Taken_NamesTheSetting()
    {
        await using var service = await ServeProcess.StartAsync(_folder);
        var second = await RendererProcess.RunAsync(_folder, "serve", "--folder", "other", "--urls", service.Http.BaseAddress!.ToString());

        second.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        second.Error.ShouldContain("Http__Urls");
    }

    [Fact]
    public async Task Settings_AtFault_AreReportedTogether()
    {
        var start = RendererProcess.StartInfo(_folder, "serve", "--set", "Storage:Folder=", "--set", "Render:MaximumPages=0", "--urls", "nonsense");
        var result = await RendererProcess.RunAsync(start);

        result.ExitCode.ShouldBe(ExitCode.WrongUse);
        result.Error.ShouldContain("Storage:Folder is empty");
        result.Error.ShouldContain("Render:MaximumPages is 0");
        result.Error.ShouldContain("\"nonsense\"");
    }

    [Fact]
    public async Task Settings_FromFileAndEnvironment_TheLaterWins()
    {
        _folder.Write("appsettings.json", """{"Render":{"MaximumPages":0},"Retry":{"SweepPeriod":"9.00:00:00"}}"""u8);
        var start = RendererProcess.StartInfo(_folder, "serve", "--folder", "data", "--urls", "http://127.0.0.1:0");
        start.Environment["Render__MaximumPages"] = "-5";
        var result = await RendererProcess.RunAsync(start);

        result.Error.ShouldContain("Render:MaximumPages is -5");
        result.Error.ShouldContain("Retry:SweepPeriod is 9.00:00:00");
    }

    [Fact]
    public async Task Catalogue_NoDatabase_EndsWithReason()
    {
        _folder.Write("data/catalogue.db", Encoding.UTF8.GetBytes(new string('x', 5000)));
        var result = await RendererProcess.RunAsync(_folder, "serve", "--folder", "data", "--urls", "http://127.0.0.1:0");

        result.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        result.Error.ShouldContain("catalogue.db");
    }

    private static readonly string[] FastRetries = ["--set", "Retry:Intervals:0=00:00:00.001", "--set", "Retry:Backoff:0=01:00:00"];

    private static JsonNode Sample(int number)
    {
        var data = JsonNode.Parse(File.ReadAllBytes(Repository.Sample("huajie-2023")))!;
        data["body"] = $"第{number}镇人民政府";
        return data;
    }

    private static async Task AcceptAsync(ServeProcess service, string reportId, JsonNode data)
    {
        var message = new JsonObject { ["reportId"] = reportId, ["revision"] = 1, ["template"] = "disclosure-2021", ["data"] = data };
        using var body = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await service.Http.PostAsync(new Uri("/api/reports", UriKind.Relative), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string?> StateAsync(ServeProcess service, string reportId) =>
        JsonElement.Parse(await service.Http.GetStringAsync(new Uri($"/api/reports/{reportId}", UriKind.Relative))).GetProperty("state").GetString();

    // Each look that finds it unfinished waits for one more rendered report in the log, so this ends with the last of them.
    private static async Task WaitUntilRenderedAsync(ServeProcess service, string reportId)
    {
        for (var seen = 1; await StateAsync(service, reportId) != "rendered"; seen++) await service.WaitForAsync(Rendered, seen);
    }
}
