using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;
using Renderer.Contracts;
using Renderer.Worker.Requests;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Consuming;

/// <summary>What the bus writes must be the wire's JSON, as the contracts' own tests fix it.</summary>
public sealed class BusJsonTests
{
    [Fact]
    public void Message_OnTheBus_HasTheWiresNamesAndValues()
    {
        var message = Messages.Note() with { TemplateVersion = "1.0.0", Formats = ["pdf"], Deadline = DateTimeOffset.UnixEpoch };

        JsonNode.DeepEquals(Bus(message), JsonSerializer.SerializeToNode(message, JsonSerializerOptions.Web)).ShouldBeTrue(Bus(message)!.ToJsonString());
    }

    [Fact]
    public void Message_FromTheBus_KeepsDigitsAndDigest()
    {
        var message = Messages.Note() with { Data = JsonElement.Parse("""{"fee":7730.280000,"text":"\u82b1街"}""") };
        var back = Bus(message).Deserialize<ReportReady>(SystemTextJsonMessageSerializer.Options)!;

        RequestMapping.ToRequest(back).Digest.ShouldBe(RequestMapping.ToRequest(message).Digest);
        back.Data!.Value.GetProperty("fee").GetRawText().ShouldBe("7730.280000");
    }

    private static JsonNode? Bus(ReportReady message) => JsonSerializer.SerializeToNode(message, SystemTextJsonMessageSerializer.Options);
}
