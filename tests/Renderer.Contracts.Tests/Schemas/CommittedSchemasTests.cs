using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>The schemas other languages read. After a wanted change: <c>UPDATE_SNAPSHOTS=1 dotnet test tests/Renderer.Contracts.Tests</c>, and read the difference.</summary>
public sealed class CommittedSchemasTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Contracts, "Schemas");

    public static TheoryData<string> Messages => new(GeneratedFiles.Messages.Select(m => m.Name));

    [Fact]
    public void Files_EqualTheRecords()
    {
        var generated = GeneratedFiles.All();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            foreach (var (name, text) in generated) File.WriteAllText(Path.Combine(Folder, name), text);
        }

        Directory.GetFiles(Folder).Select(Path.GetFileName).ShouldBe(generated.Keys, ignoreOrder: true);
        foreach (var (name, text) in generated) File.ReadAllText(Path.Combine(Folder, name)).ShouldBe(text, name);
    }

    [Fact]
    public void Messages_AreEveryRecordOfTheContracts()
    {
        var within = new HashSet<Type> { typeof(DataReference), typeof(ReportComparison), typeof(RegenerationSelection), typeof(RenditionArtifact), typeof(ReportProblem), typeof(ReportCell) };

        typeof(ReportReady).Assembly.GetExportedTypes()
            .Where(t => !(t.IsAbstract && t.IsSealed) && !within.Contains(t))
            .ShouldBe(GeneratedFiles.Messages, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Schema_OfAMessage_AcceptsItsExamples(string message)
    {
        var type = GeneratedFiles.Messages.Single(m => m.Name == message);

        foreach (var example in MessageExamples.Of(type)) Violations(message, example.Value.ToJsonString()).ShouldBeEmpty(example.Key);
    }

    [Theory]
    [InlineData("ReportReady", "colour", "blue", false)]
    [InlineData("ReportRendered", "colour", "blue", true)]
    [InlineData("ReportRejected", "colour", "blue", true)]
    [InlineData("ReportFailed", "colour", "blue", true)]
    [InlineData("RegenerateReports", "colour", "blue", false)]
    [InlineData("RegenerateReports", "requestedBy", "", false)]
    [InlineData("RegenerateReports", "requestedBy", "two\nlines", false)]
    [InlineData("CancelRegeneration", "colour", "blue", false)]
    [InlineData("RegenerationStarted", "colour", "blue", true)]
    [InlineData("RegenerationProgressed", "colour", "blue", true)]
    [InlineData("RegenerationCompleted", "colour", "blue", true)]
    [InlineData("RegenerationCompleted", "state", "asleep", false)]
    [InlineData("TemplatePublished", "colour", "blue", true)]
    [InlineData("TemplateActivated", "digest", "abc", false)]
    [InlineData("ReportReady", "dataVersion", "1.x", false)]
    [InlineData("ReportReady", "dataVersion", "2.0.0-beta.1", true)]
    [InlineData("ReportFailed", "code", "no-such-code", false)]
    [InlineData("ReportRendered", "renditionId", "abc", false)]
    [InlineData("ReportRendered", "reused", "yes", false)]
    public void Schema_OfAnExampleWithOneFieldChanged_Accepts(string message, string field, string value, bool accepts)
    {
        var example = MessageExamples.Of(GeneratedFiles.Messages.Single(m => m.Name == message)).First().Value.AsObject();
        example[field] = value;

        (Violations(message, example.ToJsonString()).Count == 0).ShouldBe(accepts);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Schema_OfAnExampleWithoutARequiredField_Refuses(string message)
    {
        var type = GeneratedFiles.Messages.Single(m => m.Name == message);
        var required = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{message}.schema.json")))!["required"]!.AsArray();

        required.Count.ShouldBeGreaterThan(1);
        foreach (var name in required.Select(r => (string)r!))
        {
            var example = MessageExamples.Of(type).First().Value.AsObject();
            example.Remove(name).ShouldBeTrue(name);
            Violations(message, example.ToJsonString()).ShouldNotBeEmpty(name);
        }
    }

    [Fact]
    public void AsyncApi_References_LeadSomewhere()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "asyncapi.json")))!;
        var references = References(document).ToList();

        references.Count.ShouldBeGreaterThan(20);
        foreach (var reference in references)
        {
            var target = reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, name) => node?[name]);
            target.ShouldNotBeNull(reference);
        }
    }

    private static IReadOnlyList<string> Violations(string message, string json) => MessageSchemas.Committed.FindViolations(message, JsonElement.Parse(json));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(m => m is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(m.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };
}
