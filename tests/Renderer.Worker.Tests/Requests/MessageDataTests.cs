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
            Message with { Formats = ["pdf"] },
            Message with { Data = null, DataRef = new DataReference("data/a.json", new string('a', 64), 5) },
        ];

        others.Select(DigestOf).ShouldBeUnique();
    }

    [Fact]
    public void DigestOf_DataMovedIntoTheStore_StaysTheSame()
    {
        var bytes = MessageData.Write(Message.Data!.Value);
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        DigestOf(Message with { Data = null, DataRef = new DataReference($"data/{sha256}.json", sha256, bytes.Length) }).ShouldBe(DigestOf(Message));
    }

    private static string DigestOf(ReportReady message) => MessageData.DigestOf(message, message.Data is { } data ? MessageData.Write(data) : default);
}
