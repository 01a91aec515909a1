using System.Net;
using System.Text;
using System.Text.Json;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http.Batches;

/// <summary>The API of batches; no planner runs in these, so that a batch stands where the test put it.</summary>
public sealed class BatchEndpointsTests
{
    private const string Everything = """{"batchId":"b-1","template":"note","selection":{},"requestedBy":"wang"}""";

    [Fact]
    public async Task Post_GoodCommand_IsAcceptedAndCanBeSeen()
    {
        await using var service = await StartAsync();
        using var accepted = await PostAsync(service, "/api/batches", """{"batchId":"b-1","template":"note","selection":{"templateVersion":"1.2.0","tags":{"站":"甲"}},"hold":true,"requestedBy":"wang"}""");
        var batch = await service.GetJsonAsync("/api/batches/b-1");

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
        accepted.Headers.Location.ShouldBe(new Uri("/api/batches/b-1", UriKind.Relative));
        batch.GetProperty("state").GetString().ShouldBe("running");
        batch.GetProperty("templateVersion").GetString().ShouldBe("1.2.0");
        batch.GetProperty("counts").GetProperty("selected").GetInt64().ShouldBe(2);
        batch.GetProperty("counts").GetProperty("remaining").GetInt64().ShouldBe(2);
        batch.GetProperty("selection").GetProperty("tags").GetProperty("站").GetString().ShouldBe("甲");
        batch.GetProperty("hold").GetBoolean().ShouldBeTrue();
        batch.GetProperty("requestedBy").GetString().ShouldBe("wang");
        batch.GetProperty("items").GetString().ShouldBe("/api/batches/b-1/items.csv");
    }

    [Fact]
    public async Task Post_SameCommandTwice_IsOneBatch()
    {
        await using var service = await StartAsync();
        using var first = await PostAsync(service, "/api/batches", Everything);
        using var second = await PostAsync(service, "/api/batches", Everything);

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await service.GetJsonAsync("/api/batches")).GetProperty("batches").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Post_DryRun_CountsAndMakesNothing()
    {
        await using var service = await StartAsync();
        using var counted = await PostAsync(service, "/api/batches", """{"template":"note","selection":{"reportIds":["n-1","nobody"]},"dryRun":true,"requestedBy":"wang"}""");
        var answer = JsonElement.Parse(await counted.Content.ReadAsStringAsync());

        counted.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("selected").GetInt64().ShouldBe(1);
        answer.GetProperty("templateVersion").GetString().ShouldBe("1.2.0");
        (await service.GetJsonAsync("/api/batches")).GetProperty("batches").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"template":"note","selection":{"year":0,"reportIds":["a b"]}}""", HttpStatusCode.BadRequest, "message-invalid", "selection.year")]
    [InlineData("""{"template":"nonsense","selection":{},"requestedBy":"wang"}""", HttpStatusCode.UnprocessableEntity, "template-unknown", "template")]
    [InlineData("""{"template":"note","templateVersion":"9.9.9","selection":{},"requestedBy":"wang"}""", HttpStatusCode.UnprocessableEntity, "template-unknown", "templateVersion")]
    [InlineData("""{"template":"note","selection":{"reportIds":["nobody"]},"requestedBy":"wang"}""", HttpStatusCode.UnprocessableEntity, "batch-empty", "")]
    [InlineData("""{"batchId":"b-1","template":"note","selection":{"year":2023},"requestedBy":"wang"}""", HttpStatusCode.Conflict, "batch-invalid", "")]
    public async Task Post_WhatCannotBeFollowed_SaysWhy(string command, HttpStatusCode status, string code, string place)
    {
        await using var service = await StartAsync();
        using var first = await PostAsync(service, "/api/batches", Everything);
        using var refused = await PostAsync(service, "/api/batches", command);

        var problem = await ProblemAsync(refused, status);
        problem.GetProperty("type").GetString().ShouldBe($"urn:renderer:problem:{code}");
        problem.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("place").GetString()).ShouldContain(place);
    }

    [Fact]
    public async Task Post_NoJson_IsRefused()
    {
        await using var service = await StartAsync();
        using var content = HttpBodies.Of("{", "text/plain");
        using var answer = await service.Http.PostAsync(new Uri("/api/batches", UriKind.Relative), content);

        await ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Changes_InTurn_MoveTheBatchOrSayWhyNot()
    {
        await using var service = await StartAsync();
        using var started = await PostAsync(service, "/api/batches", Everything);

        (await StateAfterAsync(service, "pause")).ShouldBe("paused");
        (await StateAfterAsync(service, "resume")).ShouldBe("running");
        using var release = await PostAsync(service, "/api/batches/b-1/release", "");
        using var discard = await PostAsync(service, "/api/batches/b-1/discard", "");
        (await StateAfterAsync(service, "cancel")).ShouldBe("cancelling");
        using var resume = await PostAsync(service, "/api/batches/b-1/resume", "");

        foreach (var refused in (HttpResponseMessage[])[release, discard, resume])
        {
            var problem = await ProblemAsync(refused, HttpStatusCode.Conflict);
            problem.GetProperty("type").GetString().ShouldBe("urn:renderer:problem:batch-state");
            problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Retry_FailedReport_OpensTheBatchAgain()
    {
        await using var service = await StartAsync();
        await FinishAsync(service, "disk full");
        (await service.GetJsonAsync("/api/batches/b-1")).GetProperty("state").GetString().ShouldBe("completed");
        using var retried = await PostAsync(service, "/api/batches/b-1/retry", "");
        var batch = JsonElement.Parse(await retried.Content.ReadAsStringAsync());

        retried.StatusCode.ShouldBe(HttpStatusCode.OK, $"{batch}");
        batch.GetProperty("state").GetString().ShouldBe("running");
        batch.GetProperty("counts").GetProperty("failed").GetInt64().ShouldBe(0);
        batch.GetProperty("counts").GetProperty("rejected").GetInt64().ShouldBe(1);
    }

    [Theory]
    [InlineData("GET", "/api/batches/nobody")]
    [InlineData("GET", "/api/batches/nobody/items.csv")]
    [InlineData("POST", "/api/batches/nobody/pause")]
    [InlineData("POST", "/api/batches/nobody/resume")]
    [InlineData("POST", "/api/batches/nobody/cancel")]
    [InlineData("POST", "/api/batches/nobody/retry")]
    [InlineData("POST", "/api/batches/nobody/release")]
    [InlineData("POST", "/api/batches/nobody/discard")]
    [InlineData("GET", "/api/batches/.hidden")]
    public async Task Batch_Unknown_Is404(string method, string path)
    {
        await using var service = await RunningService.StartAsync(settings: ("Regeneration:Enabled", "false"));
        using var answer = await service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        (await ProblemAsync(answer, HttpStatusCode.NotFound)).GetProperty("type").GetString().ShouldBe("urn:renderer:problem:batch-unknown");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("501")]
    [InlineData("many")]
    public async Task List_WrongLimit_IsRefused(string limit)
    {
        await using var service = await RunningService.StartAsync(settings: ("Regeneration:Enabled", "false"));
        using var answer = await service.Http.GetAsync(new Uri($"/api/batches?limit={limit}", UriKind.Relative));

        await ProblemAsync(answer, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Items_WithNastyReasons_AreSoundCsv()
    {
        await using var service = await StartAsync();
        await FinishAsync(service, "=cmd|' /C calc'!A0, \"so\"\r\nand so");
        using var answer = await service.Http.GetAsync(new Uri("/api/batches/b-1/items.csv", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);

        answer.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe("b-1.csv");
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        text.ShouldStartWith("\uFEFFreport_id,revision,state,reused,previous_rendition,rendition,code,reason,updated_at,released_at,superseded\r\n");
        text.ShouldContain("n-1,1,failed,false,");
        text.ShouldContain(",storage-unavailable,\"'=cmd|' /C calc'!A0, \"\"so\"\"\r\nand so\",");
        text.ShouldContain("n-2,1,rejected,false,");
        text.ShouldEndWith("Z,,false\r\n");
    }

    [Fact]
    public async Task Items_OfOneState_AreOnlyThose()
    {
        await using var service = await StartAsync();
        await FinishAsync(service, "disk full");
        var failed = await service.Http.GetStringAsync(new Uri("/api/batches/b-1/items.csv?state=failed", UriKind.Relative));
        var none = await service.Http.GetStringAsync(new Uri("/api/batches/b-1/items.csv?state=cancelled", UriKind.Relative));
        using var wrong = await service.Http.GetAsync(new Uri("/api/batches/b-1/items.csv?state=asleep", UriKind.Relative));

        failed.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        failed.ShouldContain("\r\nn-1,");
        none.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        (await ProblemAsync(wrong, HttpStatusCode.BadRequest)).GetProperty("problems")[0].GetProperty("hint").GetString().ShouldNotBeNull().ShouldContain("failed");
    }

    // Two notes in the archive.
    private static async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync(settings: ("Regeneration:Enabled", "false"));
        foreach (var id in (string[])["n-1", "n-2"])
        {
            await service.PublishAsync(Messages.Note(id) with { ReportId = id });
            await service.HearAsync<ReportRendered>();
        }

        return service;
    }

    // What planner and workers would do: n-1 fails, n-2 is rejected.
    private static async Task FinishAsync(RunningService service, string reason)
    {
        using var started = await PostAsync(service, "/api/batches", Everything);
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted, await started.Content.ReadAsStringAsync());
        var ledger = service.Archive.Batches;
        while (!(await ledger.FindAsync("b-1", default)).ShouldNotBeNull().IsSelectionComplete)
        {
            var page = await ledger.PlanAsync((await ledger.FindAsync("b-1", default))!, 10, _ => BatchItemState.Planned, default);
            await ledger.MarkSentAsync("b-1", [.. page.ToSend.Select(r => r.ReportId)], default);
        }

        (await service.Archive.FailItemAsync("b-1", ReportRevision.Create("n-1", 1), Problem(ProblemCodes.StorageUnavailable, reason), default)).ShouldBeTrue();
        (await service.Archive.RejectItemAsync("b-1", ReportRevision.Create("n-2", 1), [Problem(ProblemCodes.DataSchema, "too short")], default)).ShouldBeTrue();
        await ledger.FoldAsync("b-1", default);
    }

    private static Problem Problem(string code, string message) => new(Severity.Error, code, "", message, "");

    private static async Task<string?> StateAfterAsync(RunningService service, string change)
    {
        using var answer = await PostAsync(service, $"/api/batches/b-1/{change}", "");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("state").GetString();
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningService service, string path, string body)
    {
        using var content = HttpBodies.Of(body);
        return await service.Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, text);
        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        return JsonElement.Parse(text);
    }
}
