using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Worker.Requests;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>The schema that operators' programs check commands with and the reader of the service must say the same of every command.</summary>
public sealed class CommandReaderTests
{
    private const string Sound = """{"template":"disclosure-2021","selection":{},"requestedBy":"wang"}""";

    // What each field may and may not hold, as JSON; those of the selection after a dot.
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["batchId"] = ["\"b\"", "\"_.\"", Text('b', 200), Text('b', 201), "\"\"", "\".b\"", "\"b/c\"", "\"b\\n\"", "null", "1"],
        ["template"] = ["\"t\"", Text('t', 100), Text('t', 101), "\"\"", "\"t u\"", "null", "1"],
        ["templateVersion"] = ["\"1.0.0\"", Text('1', 101), "\"\"", "null", "1.0"],
        ["selection"] = ["{}", "null", "[]", "\"all\"", "{\"colour\":1}"],
        ["selection.templateVersion"] = ["\"1.0.0\"", "\"\"", "null", "1"],
        ["selection.body"] = ["\"花街镇人民政府\"", Wide(1000), Wide(1001), "\"\"", "\"a\\nb\"", "\"a\\u007fb\"", "\"a\\n\"", "null", "1"],
        ["selection.year"] = ["2023", "1", "2023.0", "0", "-1", "2147483647", "2147483648", "2023.5", "\"2023\"", "null"],
        ["selection.tags"] = ["{}", "{\"a\":\"b\"}", "{\"a\":1}", "null", "[]", Tags(50), Tags(51), $"{{\"a\":{Text('x', 1000)}}}", $"{{\"a\":{Text('x', 1001)}}}"],
        ["selection.reportIds"] = ["[]", "[\"a\",\"b\"]", "[\"a\",\"a\"]", "[\"a b\"]", "[1]", "null", "\"a\"", Ids(10_000), Ids(10_001)],
        ["selection.renderedBefore"] = ["\"2026-01-31T18:00:00+08:00\"", "\"2026-01-31T18:00:00\"", "\"yesterday\"", "null", "1769853600"],
        ["dryRun"] = ["true", "false", "null", "\"true\"", "1"],
        ["hold"] = ["true", "false", "null", "\"true\"", "1"],
        ["verify"] = ["true", "false", "null", "\"true\"", "1"],
        ["brokenSums"] = ["\"warning\"", "\"error\"", "null", "\"advice\"", "\"\"", "1"],
        ["requestedBy"] = ["\"wang\"", "\"王\"", Wide(200), Wide(201), "\"\"", "\"a\\tb\"", "\"a\\n\"", "\"a\\u0085\"", "null", "1", "[]"],
        ["colour"] = ["null", "1"],
    };

    [Fact]
    public void Regeneration_WithOneFieldSet_SaysWhatTheSchemaSays()
    {
        foreach (var (field, values) in Values)
        {
            foreach (var value in values) Compare(With(Sound, field, value));
        }
    }

    [Fact]
    public void Regeneration_WithAnyFieldsSet_SaysWhatTheSchemaSays()
    {
        var choices = from field in Gen.Elements([.. Values.Keys])
                      from value in Gen.Elements(Values[field][..Math.Min(6, Values[field].Length)])
                      select (field, value);
        Prop.ForAll(choices.ArrayOf().ToArbitrary(), fields => Compare(fields.Aggregate(Sound, (json, f) => With(json, f.field, f.value)))).QuickCheckThrowOnFailure();
        Prop.ForAll(choices.ArrayOf().ToArbitrary(), fields => Compare(fields.Aggregate("{}", (json, f) => With(json, f.field, f.value)))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Regeneration_OfValues_AcceptsSomeAndRefusesSome()
    {
        // Both could agree by refusing everything.
        foreach (var (field, values) in Values.Where(v => v.Key is not "colour"))
        {
            var accepted = values.Select(v => MessageSchemas.Committed.FindViolations(nameof(RegenerateReports), JsonElement.Parse(With(Sound, field, v))).Count == 0).ToList();
            accepted.ShouldContain(true, field);
            accepted.ShouldContain(false, field);
        }
    }

    [Fact]
    public void Regeneration_OfAnExample_IsReadWhole()
    {
        foreach (var (name, example) in MessageExamples.Of(typeof(RegenerateReports)))
        {
            var reading = CommandReader.ReadRegeneration(Encoding.UTF8.GetBytes(example.ToJsonString()));

            reading.Problems.ShouldBeEmpty(name);
            JsonNode.DeepEquals(JsonSerializer.SerializeToNode(reading.Message, WireJson.Options), example).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Regeneration_WithManyFaults_NamesEveryOne() =>
        CommandReader.ReadRegeneration("""{"batchId":"a b","selection":{"year":0,"tags":{"a":1},"reportIds":["/"],"colour":1},"requestedBy":""}"""u8.ToArray()).Problems.Select(p => p.Place)
            .ShouldBe(["batchId", "template", "selection.year", "selection.tags", "selection.reportIds[0]", "selection.colour", "requestedBy"], ignoreOrder: true);

    [Fact]
    public void Regeneration_OfAKnownCaller_NeedNotSayWhoAsks()
    {
        var json = """{"template":"t","selection":{}}"""u8.ToArray();

        CommandReader.ReadRegeneration(json).Problems.ShouldHaveSingleItem().Place.ShouldBe("requestedBy");
        CommandReader.ReadRegeneration(json, "website").Message.ShouldNotBeNull().RequestedBy.ShouldBe("website");
        CommandReader.ReadRegeneration("""{"template":"t","selection":{},"requestedBy":"wang"}"""u8.ToArray(), "website").Message.ShouldNotBeNull().RequestedBy.ShouldBe("wang");
    }

    [Theory]
    [InlineData("""{"batchId":"b","requestedBy":"wang"}""")]
    [InlineData("""{"batchId":"b"}""")]
    [InlineData("""{"batchId":"b/c","requestedBy":"wang"}""")]
    [InlineData("""{"batchId":"b","requestedBy":"wang","colour":1}""")]
    [InlineData("""{"batchId":null,"requestedBy":""}""")]
    [InlineData("[]")]
    public void Cancellation_SaysWhatTheSchemaSays(string json) =>
        CommandReader.ReadCancellation(Encoding.UTF8.GetBytes(json)).Problems.IsEmpty
            .ShouldBe(MessageSchemas.Committed.FindViolations(nameof(CancelRegeneration), JsonElement.Parse(json)).Count == 0);

    private static void Compare(string json)
    {
        var reading = CommandReader.ReadRegeneration(Encoding.UTF8.GetBytes(json));
        var violations = MessageSchemas.Committed.FindViolations(nameof(RegenerateReports), JsonElement.Parse(json));

        reading.Problems.IsEmpty.ShouldBe(violations.Count == 0, $"{json}\nreader: {string.Join(" | ", reading.Problems)}\nschema: {string.Join(" | ", violations)}");
    }

    private static string With(string json, string field, string value)
    {
        var message = JsonNode.Parse(json)!.AsObject();
        if (!field.StartsWith("selection.", StringComparison.Ordinal)) message[field] = JsonNode.Parse(value);
        else if (message["selection"] is JsonObject selection) selection[field["selection.".Length..]] = JsonNode.Parse(value);
        return message.ToJsonString();
    }

    private static string Text(char letter, int length) => $"\"{new string(letter, length)}\"";

    // Characters beyond U+FFFF: one character for JSON Schema, two for .NET.
    private static string Wide(int length) => $"\"{string.Concat(Enumerable.Repeat("𠮷", length))}\"";

    private static string Tags(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"t{i}\":\"\""))}}}";

    private static string Ids(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"r{i}\""))}]";
}
