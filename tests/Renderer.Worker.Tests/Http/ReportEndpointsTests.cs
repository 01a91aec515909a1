using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Renderer.Contracts;
using Renderer.Worker.Requests;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http;

public sealed class ReportEndpointsTests
{
    private static readonly Uri Reports = new("/api/reports", UriKind.Relative);

    [Fact]
    public async Task Post_GoodMessage_IsAcceptedAndThenRendered()
    {
        await using var service = await RunningService.StartAsync();
        using var accepted = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note(sum: 4)));
        var rendered = await service.HearAsync<ReportRendered>();
        var report = await service.GetJsonAsync("/api/reports/n-1");

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        JsonElement.Parse(await accepted.Content.ReadAsStringAsync()).GetProperty("state").GetString().ShouldBe("accepted");
        accepted.Headers.Location.ShouldBe(new Uri("/api/reports/n-1", UriKind.Relative));
        report.GetProperty("state").GetString().ShouldBe("rendered");
        report.GetProperty("revision").GetInt64().ShouldBe(1);
        report.GetProperty("tags").GetProperty("站").GetString().ShouldBe("甲");
        var current = report.GetProperty("current");
        current.GetProperty("renditionId").GetString().ShouldBe(rendered.RenditionId);
        current.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("rule-broken");
        current.GetProperty("artifacts")[1].GetProperty("href").GetString().ShouldBe("/api/reports/n-1/report.pdf");
    }

    [Theory]
    [InlineData("html", "text/html; charset=utf-8")]
    [InlineData("pdf", "application/pdf")]
    public async Task GetFile_Rendered_ComesWithTypeTagAndName(string format, string contentType)
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        var artifact = (await service.HearAsync<ReportRendered>()).Artifacts.Single(a => a.Format == format);
        var path = new Uri($"/api/reports/n-1/report.{format}", UriKind.Relative);
        using var answer = await service.Http.GetAsync(path);
        using var head = await service.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using var again = await service.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", $"\"{artifact.Sha256}\"" } } });

        answer.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe(contentType);
        answer.Headers.ETag.ShouldNotBeNull().Tag.ShouldBe($"\"{artifact.Sha256}\"");
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().ToString().ShouldBe($"inline; filename=n-1.{format}; filename*=UTF-8''n-1.{format}");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(await File.ReadAllBytesAsync(new Uri(artifact.Address).LocalPath));
        head.Content.Headers.ContentLength.ShouldBe(artifact.Bytes);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith(format == "html" ? "default-src 'none'; style-src 'unsafe-inline';" : "default-src 'none'; object-src 'self';");
    }

    [Fact]
    public async Task GetFile_Data_ComesWithEveryRendition()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        var rendered = await service.HearAsync<ReportRendered>();
        using var answer = await service.Http.GetAsync(new Uri("/api/reports/n-1/data.json", UriKind.Relative));

        answer.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("application/json");
        answer.Headers.ETag.ShouldNotBeNull().Tag.ShouldBe($"\"{rendered.DataDigest}\"");
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().ToString().ShouldBe("inline; filename=n-1.data.json; filename*=UTF-8''n-1.data.json");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors 'none'");
        (await service.GetJsonAsync("/api/reports/n-1")).GetProperty("current").GetProperty("artifacts").EnumerateArray().Select(a => a.GetProperty("href").GetString())
            .ShouldBe(["/api/reports/n-1/report.html", "/api/reports/n-1/report.pdf", "/api/reports/n-1/data.json"]);
    }

    [Fact]
    public async Task GetFile_NotAskedFor_SaysHowToAsk()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        await service.HearAsync<ReportRendered>();
        using var answer = await service.Http.GetAsync(new Uri("/api/reports/n-1/tables.csv", UriKind.Relative));

        (await ProblemAsync(answer, HttpStatusCode.NotFound)).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("csv for tables.csv");
    }

    [Fact]
    public async Task Post_LastYearsDataTooLargeForAMessage_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var previous = JsonSerializer.SerializeToElement(new string('长', 100_000));
        using var answer = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note() with { Compare = new ReportComparison { PreviousData = previous } }));

        (await ProblemAsync(answer, HttpStatusCode.BadRequest)).GetProperty("problems")[0].GetProperty("place").GetString().ShouldBe("compare.previousData");
    }

    [Fact]
    public async Task Post_DataAndLastYearsTogetherTooLargeForAMessage_GoesThroughTheStore()
    {
        await using var service = await RunningService.StartAsync();
        var data = JsonSerializer.SerializeToElement(new { template = "note", text = "你好", sum = 3, filler = new string('长', 60_000) });
        var message = Messages.Note() with { Data = data, Compare = new ReportComparison { PreviousData = JsonSerializer.SerializeToElement(new string('长', 60_000)) } };
        using var accepted = await service.Http.PostAsync(Reports, HttpBodies.Of(message));

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await service.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
    }

    [Fact]
    public async Task Post_InvalidMessage_NamesEveryProblem()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.PostAsync(Reports, HttpBodies.Of("""{"reportId":"a/b","revision":0,"colour":"blue"}"""));
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);

        problem.GetProperty("type").GetString().ShouldBe("urn:renderer:problem:message-invalid");
        problem.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("place").GetString()).ShouldBe(["reportId", "revision", "colour", "template", "data"], ignoreOrder: true);
    }

    [Fact]
    public async Task Post_NoJson_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.PostAsync(Reports, HttpBodies.Of("{", "text/plain"));

        await ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Post_SameRevisionTwice_IsAcceptedTwiceAndConflictsWhenChanged()
    {
        await using var service = await RunningService.StartAsync();
        using var first = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note()));
        await service.HearAsync<ReportRendered>();
        using var second = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note()));
        (await service.HearAsync<ReportRendered>()).Reused.ShouldBeTrue();
        using var changed = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note("别的")));

        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await ProblemAsync(changed, HttpStatusCode.Conflict)).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("higher revision");
    }

    [Fact]
    public async Task Post_MoreDataThanAMessageCarries_GoesThroughTheStore()
    {
        await using var service = await RunningService.StartAsync();
        var data = JsonSerializer.SerializeToElement(new { template = "note", text = "你好", sum = 3, filler = new string('长', 200_000) });
        using var accepted = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note() with { Data = data }));
        var rendered = await service.HearAsync<ReportRendered>();

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        File.Exists(Path.Combine(service.Storage, $"data/{rendered.DataDigest}.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Post_MoreThanAllowed_IsRefused()
    {
        await using var service = await RunningService.StartAsync(settings: ("Render:MaximumDataBytes", "1000"));
        using var answer = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note(new string('x', 300_000))));

        (await ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge)).GetProperty("type").GetString().ShouldBe("urn:renderer:problem:data-too-large");
    }

    [Fact]
    public async Task Post_ClaimsMoreThanAllowed_IsRefusedBeforeItComes()
    {
        await using var service = await RunningService.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /api/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000000000\r\n\r\n{"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.ASCII);

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    [Fact]
    public async Task Post_StorageUnusableAndDataLarge_IsNotAccepted()
    {
        await using var service = await RunningService.StartAsync();
        service.TakeStorageAway();
        using var answer = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note(new string('x', 300_000))));

        (await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable)).GetProperty("type").GetString().ShouldBe("urn:renderer:problem:storage-unavailable");
        (await service.Archive.FindStatusAsync("n-1", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("/api/reports/unknown")]
    [InlineData("/api/reports/unknown/report.pdf")]
    [InlineData("/api/reports/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/reports/.hidden/report.html")]
    [InlineData("/api/reports/%E8%8A%B1/report.html")]
    [InlineData("/nothing/here")]
    public async Task Get_NothingThere_Is404WithReason(string path)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.GetAsync(new Uri(path, UriKind.Relative));

        (await ProblemAsync(answer, HttpStatusCode.NotFound)).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task GetFile_Rejected_SaysTheStateAndWhy()
    {
        await using var service = await RunningService.StartAsync();
        using var accepted = await service.Http.PostAsync(Reports, HttpBodies.Of(Messages.Note() with { Template = "nonsense" }));
        await service.HearAsync<ReportRejected>();
        using var answer = await service.Http.GetAsync(new Uri("/api/reports/n-1/report.pdf", UriKind.Relative));
        var problem = await ProblemAsync(answer, HttpStatusCode.NotFound);

        problem.GetProperty("state").GetString().ShouldBe("rejected");
        problem.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("template-unknown");
    }

    [Fact]
    public async Task Delete_Report_IsNotOffered()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.DeleteAsync(new Uri("/api/reports/n-1", UriKind.Relative));

        await ProblemAsync(answer, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Post_BytesOfAnyKind_AreAnsweredWithAProblem()
    {
        await using var service = await RunningService.StartAsync();
        var whole = JsonSerializer.Serialize(Messages.Note(), WireJson.Options);
        foreach (var cut in Enumerable.Range(0, 20).Select(i => whole.Length * i / 20))
        {
            using var answer = await service.Http.PostAsync(Reports, HttpBodies.Of(whole[..cut]));
            await ProblemAsync(answer, HttpStatusCode.BadRequest);
        }

        service.IsSilent.ShouldBeTrue();
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        answer.StatusCode.ShouldBe(expected);
        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        problem.GetProperty("status").GetInt32().ShouldBe((int)expected);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }
}
