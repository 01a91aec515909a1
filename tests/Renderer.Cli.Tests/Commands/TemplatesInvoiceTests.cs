using System.Text;
using System.Text.Json.Nodes;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Commands;

/// <summary>The worked example of the template guide.</summary>
public sealed class TemplatesInvoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.5", "伍角整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("10.05", "壹拾元零伍分")]
    [InlineData("101", "壹佰零壹元整")]
    [InlineData("1000.50", "壹仟元伍角整")]
    [InlineData("10004", "壹万零肆元整")]
    [InlineData("10450.30", "壹万零肆佰伍拾元叁角整")]
    [InlineData("41325.69", "肆万壹仟叁佰贰拾伍元陆角玖分")]
    [InlineData("97973.51", "玖万柒仟玖佰柒拾叁元伍角壹分")]
    [InlineData("1005000", "壹佰万零伍仟元整")]
    [InlineData("100010001", "壹亿零壹万零壹元整")]
    [InlineData("120000000.01", "壹亿贰仟万元零壹分")]
    public void Capitals_Amount_AreThoseOfPayments(string amount, string capitals)
    {
        var part = File.ReadAllText(Path.Combine(Repository.Templates, "invoice", "capitals.sbn-html"));
        var result = TemplateEvaluator.Evaluate(new TemplateText("capitals", part + "{{ capitals amount }}") { Data = TemplateData.Read(Encoding.UTF8.GetBytes($$"""{"amount":{{amount}}}"""), "data") });

        result.Output.ShouldBe(capitals, string.Join('\n', result.Problems.Select(p => p.Message)));
    }

    [Fact]
    public async Task Invoice_WithoutTotals_ComputesThoseItsBodySigned()
    {
        var data = Sample();
        foreach (var total in new[] { "subtotal", "tax", "total" }) data.Remove(total);
        foreach (var line in data["lines"]!.AsArray()) line!.AsObject().Remove("amount");
        var bare = _folder.Write("bare.json", Encoding.UTF8.GetBytes(data.ToJsonString()));
        var run = await CommandRun.RunAsync("render", bare, "--out", _folder.File("out"), "--compute-totals");
        await CommandRun.RunAsync("render", Path.Combine(Repository.Templates, "invoice", "samples", "consulting.json"), "--out", _folder.File("out"));

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        (await File.ReadAllTextAsync(_folder.File("out/bare.html"))).ShouldBe(await File.ReadAllTextAsync(_folder.File("out/consulting.html")));
    }

    [Theory]
    [InlineData("lines/1/amount", "12800.01", "L1: 第 2 行：8 × 1600.00 ≠ 12800.01", ExitCode.Done)]
    [InlineData("subtotal", "1", "S1: 38986.50 ≠ 1", ExitCode.ProblemsFound)]
    [InlineData("tax", "1", "S2: 38986.50 × 6% ≠ 1", ExitCode.ProblemsFound)]
    [InlineData("total", "1", "S3: 38986.50 + 2339.19 ≠ 1", ExitCode.ProblemsFound)]
    [InlineData("due", "\"2025-03-30\"", "W1: 付款期限 2025-03-30 早于开具日期 2025-03-31", ExitCode.Done)]
    public async Task Rule_Broken_NamesTheCells(string place, string value, string message, int exitCode)
    {
        var data = Sample();
        JsonNode node = data;
        var steps = place.Split('/');
        foreach (var step in steps[..^1]) node = node is JsonArray items ? items[int.Parse(step)]! : node[step]!;
        node[steps[^1]] = JsonNode.Parse(value);
        var run = await CommandRun.RunAsync("check", _folder.Write("data.json", Encoding.UTF8.GetBytes(data.ToJsonString())));

        run.Out.ShouldContain(message);
        run.Out.ShouldContain($"cell: /{place} = {value.Trim('"')}");
        run.ExitCode.ShouldBe(exitCode, "an invoice whose amount payable is wrong is not sent out");
    }

    private static JsonObject Sample() => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Templates, "invoice", "samples", "consulting.json")))!.AsObject();
}
