using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests;

/// <summary>Two years of one town through the service on real servers: what upstream asks for and what the website's pipeline hears.</summary>
[Collection(ServersCollection.Name)]
public sealed class ComparedReportsTests(RealServers servers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task TwoYears_OfOneTown_AreComparedAndComeInEveryFormat()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);

        var last = await AskAsync(producer, events, "town-2022", data =>
        {
            data["year"] = 2022;
            Row(data, "carriedForward")["naturalPerson"] = 2;
        });
        var compared = await AskAsync(producer, events, "town-2023", _ => { }, new JsonObject { ["formats"] = new JsonArray("html", "pdf", "fragment", "json", "csv") });
        var refused = await AskAsync(producer, events, "town-2023-wrong", data => Row(data, "received")["naturalPerson"] = 60, new JsonObject { ["brokenSums"] = "error" });

        last.Kind.ShouldBe("ReportRendered", $"{last.Body}");
        RulesOf(last, "warnings").ShouldNotContain("W1");
        compared.Kind.ShouldBe("ReportRendered", $"{compared.Body}");
        var warning = compared.Body.GetProperty("warnings").EnumerateArray().First(w => RuleOf(w) == "W1");
        warning.GetProperty("severity").GetString().ShouldBe("advice");
        CellsOf(warning).ShouldContain("previous#/applications/carriedForward/naturalPerson = 2");
        compared.Body.GetProperty("artifacts").EnumerateArray().Select(a => a.GetProperty("format").GetString()).ShouldBe(["html", "pdf", "fragment", "json", "csv"], ignoreOrder: true);
        events.Untrue.ShouldBeEmpty("no event before its objects");
        await ShouldBeServedAsAsync(deployment, compared, "csv", "text/csv; charset=utf-8; header=present");
        await ShouldBeServedAsAsync(deployment, compared, "fragment", "text/html; charset=utf-8");
        refused.Kind.ShouldBe("ReportRejected", $"{refused.Body}");
        RulesOf(refused, "problems").ShouldContain("R1");
        CellsOf(refused.Body.GetProperty("problems").EnumerateArray().First(p => RuleOf(p) == "R1")).ShouldContain("/applications/received/naturalPerson = 60");
    }

    private static async Task<HeardEvent> AskAsync(Producer producer, EventLog events, string reportId, Action<JsonObject> change, JsonObject? more = null)
    {
        var key = new ReportKey(reportId, 1);
        var message = JsonNode.Parse(Producer.Message(key, "比较镇人民政府", more))!.AsObject();
        change(message["data"]!.AsObject());
        await producer.SendAsync("interactive", key, Encoding.UTF8.GetBytes(message.ToJsonString()));
        await events.WaitForAsync([key], Patience);
        return events.Events.First(e => e.Report == key);
    }

    private static async Task ShouldBeServedAsAsync(Deployment deployment, HeardEvent rendered, string format, string contentType)
    {
        var artifact = rendered.Body.GetProperty("artifacts").EnumerateArray().Single(a => a.GetProperty("format").GetString() == format);
        using var stored = await deployment.Storage.GetObjectAsync(deployment.BucketName, artifact.GetProperty("key").GetString());
        stored.Headers.ContentType.ShouldBe(contentType);
    }

    private static JsonObject Row(JsonObject data, string name) => data["applications"]![name]!.AsObject();

    private static IEnumerable<string?> RulesOf(HeardEvent heard, string list) =>
        heard.Body.GetProperty(list).EnumerateArray().Select(RuleOf);

    private static string? RuleOf(JsonElement problem) => problem.TryGetProperty("rule", out var rule) ? rule.GetString() : null;

    private static IEnumerable<string> CellsOf(JsonElement problem) =>
        problem.GetProperty("cells").EnumerateArray().Select(c => $"{c.GetProperty("place").GetString()} = {(c.TryGetProperty("value", out var value) ? value.GetString() : "")}");
}
