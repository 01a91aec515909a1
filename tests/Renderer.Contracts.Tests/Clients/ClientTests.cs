using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Contracts.Tests.Packaging;
using Renderer.Contracts.Tests.Schemas;

namespace Renderer.Contracts.Tests.Clients;

/// <summary>Programs of other languages against the service on a real broker: plain JSON in, plain JSON out, as the schemas say.</summary>
[Collection(nameof(PackedContracts))]
public sealed class ClientTests(RunningRenderer renderer, PackedContracts packed)
{
    private static readonly string Sample = Path.Combine(RepositoryFolder.Root, "templates", "disclosure-2021", "samples", "huajie-2023.json");

    [Fact]
    public async Task Python_SendingPlainJsonOfEveryKind_ReadsPlainJsonEvents()
    {
        var input = string.Join('\n', (string[])
        [
            Line("", "renderer.interactive", Report("py-interactive")),
            Line("", "renderer.bulk", Report("py-bulk")),
            Line("Renderer.Contracts:ReportReady", "", Report("py-published")),
            Line("", "renderer.interactive", Report("py-unknown-template", json => json["template"] = "no-such-template")),
            Line("", "renderer.interactive", Report("py-unknown-field", json => json["colour"] = "blue")),
            Line("", "renderer.interactive", "this is not JSON"),
        ]);

        var run = await RunPythonAsync(Path.Combine(RepositoryFolder.Root, "tests", "Renderer.Contracts.Tests", "Clients", "conversation.py"), [], input);
        var events = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l)).ToList();

        foreach (var e in events)
        {
            var name = e.GetProperty("exchange").GetString()!.Split(':')[1];
            MessageSchemas.Committed.FindViolations(name, e.GetProperty("body")).ShouldBeEmpty($"{e}");
            e.GetProperty("contentType").GetString().ShouldBe("application/json");
            e.GetProperty("type").GetString().ShouldBe(name);
            e.GetProperty("deliveryMode").GetInt32().ShouldBe(2);
            Guid.TryParse(e.GetProperty("messageId").GetString(), out _).ShouldBeTrue($"{e}");
        }

        events.Select(Outcome).ShouldBe(
            [
                "py-interactive ReportRendered", "py-bulk ReportRendered", "py-published ReportRendered",
                "py-unknown-template ReportRejected template-unknown", "py-unknown-field ReportRejected message-invalid", " ReportRejected message-unreadable",
            ],
            ignoreOrder: true,
            renderer.Log);
        events.Where(e => e.GetProperty("body").GetProperty("reportId").GetString() is "py-bulk").ShouldHaveSingleItem().GetProperty("body").GetProperty("tags").GetProperty("site").GetString().ShouldBe("花街");
    }

    [Fact]
    public async Task PythonExample_OfASample_PrintsItsOutcome()
    {
        var run = await RunPythonAsync(Path.Combine(RepositoryFolder.Contracts, "Examples", "python", "request_report.py"), ["example-python", "1", "disclosure-2021", Sample], "");

        ShouldBeRendered(run, "example-python");
    }

    [Fact]
    public async Task PythonExample_OfABatch_FollowsItToItsEnd()
    {
        var examples = Path.Combine(RepositoryFolder.Contracts, "Examples", "python");
        ShouldBeRendered(await RunPythonAsync(Path.Combine(examples, "request_report.py"), ["example-batch", "1", "disclosure-2021", Sample], ""), "example-batch");
        var run = await RunPythonAsync(Path.Combine(examples, "regenerate.py"), ["b-python", "disclosure-2021"], "");
        var last = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        last.ShouldStartWith("RegenerationCompleted ");
        var completed = JsonElement.Parse(last["RegenerationCompleted ".Length..]);

        MessageSchemas.Committed.FindViolations("RegenerationCompleted", completed).ShouldBeEmpty();
        completed.GetProperty("batchId").GetString().ShouldBe("b-python");
        completed.GetProperty("selected").GetInt64().ShouldBeGreaterThan(0);
        completed.GetProperty("unchanged").GetInt64().ShouldBe(completed.GetProperty("selected").GetInt64(), renderer.Log);
    }

    [Fact]
    public async Task CSharpExample_OfASample_PrintsItsOutcome()
    {
        var program = await packed.BuildExampleAsync();
        var run = await CommandRun.StartAsync("dotnet", [program, "example-csharp", "1", "disclosure-2021", Sample], RepositoryFolder.Root, "", Broker);

        ShouldBeRendered(run, "example-csharp");
    }

    private KeyValuePair<string, string> Broker => KeyValuePair.Create("BROKER", renderer.Broker);

    private async Task<CommandRun> RunPythonAsync(string script, string[] arguments, string input)
    {
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
        {
            var probe = await CommandRun.StartAsync(python, ["-c", "import pika"], RepositoryFolder.Root);
            if (probe.ExitCode != 0) continue;
            var run = await CommandRun.StartAsync(python, [script, .. arguments], RepositoryFolder.Root, input, Broker);
            run.ExitCode.ShouldBe(0, run.Output + run.Errors + renderer.Log);
            return run;
        }

        throw new InvalidOperationException("No Python here has pika: apt-get install python3-pika.");
    }

    private void ShouldBeRendered(CommandRun run, string reportId)
    {
        run.ExitCode.ShouldBe(0, run.Output + run.Errors + renderer.Log);
        run.Output.ShouldStartWith("ReportRendered ");
        var rendered = JsonElement.Parse(run.Output["ReportRendered ".Length..]);
        MessageSchemas.Committed.FindViolations("ReportRendered", rendered).ShouldBeEmpty();
        rendered.GetProperty("reportId").GetString().ShouldBe(reportId);
    }

    private static string Outcome(JsonElement e)
    {
        var body = e.GetProperty("body");
        var code = body.TryGetProperty("problems", out var problems) ? $" {problems[0].GetProperty("code").GetString()}" : "";
        return $"{body.GetProperty("reportId").GetString()} {e.GetProperty("type").GetString()}{code}";
    }

    private static string Report(string reportId, Action<JsonObject>? change = null)
    {
        var report = new JsonObject { ["reportId"] = reportId, ["revision"] = 1, ["template"] = "disclosure-2021", ["data"] = JsonNode.Parse(File.ReadAllText(Sample)), ["tags"] = new JsonObject { ["site"] = "花街" } };
        change?.Invoke(report);
        return report.ToJsonString();
    }

    private static string Line(string exchange, string routingKey, string body) =>
        new JsonObject { ["exchange"] = exchange, ["routingKey"] = routingKey, ["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) }.ToJsonString();
}
