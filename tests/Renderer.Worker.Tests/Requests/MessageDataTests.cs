using System.Text.Json;
using Renderer.Contracts;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Tests.Requests;

public sealed class MessageDataTests
{
    private static readonly ReportReady Message = new() { ReportId = "r", Revision = 1, Template = "note", Data = JsonElement.Parse("""{"a":1.50,"b":"花"}""") };

    [Theory]
    [InlineData("""{ "a" : 1.50, "b" : "\u82b1" }""")]
    [InlineData("{\"a\":1.50,\n\"b\":\"花\"}")]
    public void DigestOf_SameDataWrittenOtherwise_IsTheSame(string data) =>
        DigestOf(Message with { Data = JsonElement.Parse(data) }).ShouldBe(DigestOf(Message));

    [Fact]
    public void DigestOf_TagsAndDeadline_DoNotCount() =>
        DigestOf(Message with { Tags = new Dictionary<string, string> { ["a"] = "b" }, Deadline = DateTimeOffset.UnixEpoch }).ShouldBe(DigestOf(Message));

    [Fact]
    public void DigestOf_WhatDecidesTheOutcome_Counts()
    {
        ReportReady[] others =
        [
            Message,
            Message with { Data = JsonElement.Parse("""{"a":1.5,"b":"花"}""") },
            Message with { Template = "other" },
            Message with { TemplateVersion = "1.0.0" },
            Message with { DataVersion = "1.0.0" },
            Message with { DataVersion = "1.0.1" },
            Message with { Formats = ["pdf"] },
            Message with { Formats = ["csv", "pdf"] },
            Message with { ComputeTotals = true },
            Message with { BrokenSums = "warning" },
            Message with { BrokenSums = "error" },
            Message with { Compare = new ReportComparison() },
            Message with { Compare = new ReportComparison { PreviousReportId = "a" } },
            Message with { Compare = new ReportComparison { PreviousData = JsonElement.Parse("1") } },
            Message with { Compare = new ReportComparison { PreviousData = JsonElement.Parse("2") } },
            Message with { Compare = new ReportComparison { LowerReportIds = ["a"] } },
            Message with { Compare = new ReportComparison { LowerReportIds = ["a", "b"] } },
            Message with { Data = null, DataRef = new DataReference("data/a.json", new string('a', 64), 5) },
        ];

        others.Select(DigestOf).ShouldBeUnique();
    }

    [Fact]
    public void DigestOf_MessageWithoutLaterOptions_IsWhatItAlwaysWas() =>
        DigestOf(Message with { Formats = ["pdf", "html"], TemplateVersion = "1.0.0" }).ShouldBe("5779a93bf9014c09aae67d6f594a26de0199950e480d47bef589df5dfaa38d27");

    [Fact]
    public void DigestOf_DataMovedIntoTheStore_StaysTheSame()
    {
        var bytes = MessageData.Write(Message.Data!.Value);
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        DigestOf(Message with { Data = null, DataRef = new DataReference($"data/{sha256}.json", sha256, bytes.Length) }).ShouldBe(DigestOf(Message));
    }

    private static string DigestOf(ReportReady message) => MessageData.DigestOf(message, message.Data is { } data ? MessageData.Write(data) : default);
}
