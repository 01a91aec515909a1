using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Worker.Requests;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>The schema that producers check with and the reader of the service must say the same of every message.</summary>
public sealed class MessageReaderTests
{
    private const string Sound = """{"reportId":"huajie-2023","revision":3,"template":"disclosure-2021","data":{"year":2023}}""";

    // What each field may and may not hold, as JSON. Days that the calendar lacks are left out: no pattern knows leap years.
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["reportId"] =
        [
            "\"a\"", "\"-\"", "\"_.\"", "\"a.b-c_D9\"", Text('r', 200), Text('r', 201), "\"\"", "\".a\"", "\"a/b\"", "\"a b\"", "\"a\\n\"", "\"花\"", "\"\\u0000\"", "7", "null", "[]", "true",
        ],
        ["revision"] =
        [
            "1", "9223372036854775807", "9223372036854775808", "0", "-1", "1.0", "1.50", "-0", "\"1\"", "null", "{}", "99999999999999999999",
        ],
        ["template"] = ["\"t\"", "\"0-a.b_c+d\"", Text('t', 100), Text('t', 101), "\"\"", "\"-t\"", "\".t\"", "\"t/u\"", "\"t\\n\"", "null", "1"],
        ["templateVersion"] = ["\"1.0.0\"", "\"1.0.0-beta+5\"", Text('1', 100), Text('1', 101), "\"\"", "\"1 0\"", "null", "1.0"],
        ["dataVersion"] = ["\"1.0.0\"", "\"1.0.0-beta+5\"", "\"10.20.30-a.b\"", $"\"1.0.0-{new string('a', 94)}\"", $"\"1.0.0-{new string('a', 95)}\"", "\"01.0.0\"", "\"1.0\"", "\"1.0.0\\n\"", "\"\"", "\"v1.0.0\"", "null", "1.0"],
        ["data"] = ["{}", "[]", "1", "\"\"", "false", "null", "{\"a\":[1,{\"b\":null}]}"],
        ["dataRef"] =
        [
            Reference("data/a.json", 'a', "3"), Reference("a", 'f', "1.0"), Reference(new string('k', 255) + "/k", '0', "1"), Reference(new string('k', 256), '0', "1"),
            Reference(string.Join('/', Enumerable.Repeat("kkkkkkk", 128)), '0', "1"), Reference(string.Join('/', Enumerable.Repeat("kkkkkkk", 129)), '0', "1"),
            Reference("/a", 'a', "3"), Reference("a/", 'a', "3"), Reference("a//b", 'a', "3"), Reference("a/../b", 'a', "3"), Reference("a", 'g', "3"), Reference("a", 'A', "3"),
            Reference("a", 'a', "0"), Reference("a", 'a', "1.5"), Reference("a", 'a', "3,\"colour\":1"), Reference("a", 'a', "null"), "{}", "null", "[]", "\"data/a.json\"",
        ],
        ["formats"] = ["[]", "[\"html\"]", "[\"csv\",\"json\",\"fragment\"]", "[\"pdf\",\"html\"]", "[\"pdf\",\"pdf\"]", "[\"docx\"]", "[\"PDF\"]", "[null]", "[1]", "null", "\"pdf\"", "{}"],
        ["computeTotals"] = ["true", "false", "null", "\"true\"", "1", "[]"],
        ["brokenSums"] = ["\"warning\"", "\"error\"", "null", "\"advice\"", "\"Error\"", "\"\"", "1", "true"],
        ["compare"] =
        [
            "{}", "null", "[]", "\"a\"", "{\"previousReportId\":\"a\"}", "{\"previousReportId\":\"a/b\"}", "{\"previousReportId\":null}", "{\"previousReportId\":1}",
            "{\"previousData\":{\"year\":2022}}", "{\"previousData\":null}", "{\"previousData\":1}", "{\"previousReportId\":\"a\",\"previousData\":{}}", "{\"previousReportId\":\"a\",\"previousData\":null}",
            "{\"previousReportId\":null,\"previousData\":{}}", "{\"lowerReportIds\":[]}", "{\"lowerReportIds\":null}", "{\"lowerReportIds\":[\"a\",\"b\"]}", "{\"lowerReportIds\":[\"a\",\"a\"]}",
            "{\"lowerReportIds\":[\"a b\"]}", "{\"lowerReportIds\":[1]}", "{\"lowerReportIds\":\"a\"}", Lower(1000), Lower(1001), "{\"previous\":\"a\"}",
        ],
        ["deadline"] =
        [
            "\"2026-01-31T18:00:00+08:00\"", "\"2026-01-31T18:00:00Z\"", "\"2026-01-31T18:00:00.123456789Z\"", "\"2026-01-31T18:00:00.1234567890Z\"", "\"2026-01-31T18:00:00-13:59\"",
            "\"2000-01-01T00:00:00+13:00\"", "\"2999-12-31T23:59:59-13:00\"", "\"2026-01-31\"", "\"2026-01-31T18:00Z\"", "\"2026-01-31T18:00:00\"", "\"2026-01-31 18:00:00Z\"", "\"2026-13-01T00:00:00Z\"",
            "\"2026-01-32T00:00:00Z\"", "\"2026-01-31T24:00:00Z\"", "\"2026-01-31T23:60:00Z\"", "\"2026-01-31T23:59:60Z\"", "\"2026-01-31T18:00:00+0800\"", "\"2026-01-31T18:00:00+14:30\"", "\"2026-01-31t18:00:00z\"",
            "\"1026-01-31T18:00:00Z\"", "\"2026-01-31T18:00:00Z\\n\"", "\"tomorrow\"", "\"\"", "1769853600", "null",
        ],
        ["tags"] =
        [
            "{}", "{\"a\":\"b\"}", "{\"\":\"\"}", "{\"站\":\"甲\\n\"}", "{\"a\":1}", "{\"a\":null}", "null", "[]", "\"a\"",
            Tag(Text('x', 1000)), Tag(Text('x', 1001)), Tag(Wide(1000)), Tag(Wide(1001)), "{" + Text('x', 1000) + ":\"\"}", "{" + Text('x', 1001) + ":\"\"}", "{" + Wide(1000) + ":\"\"}", "{" + Wide(1001) + ":\"\"}",
            Tags(50), Tags(51),
        ],
        ["colour"] = ["null", "1"],
        ["ReportId"] = ["\"a\""],
    };

    [Fact]
    public void Reader_OfASoundMessageWithOneFieldSet_SaysWhatTheSchemaSays()
    {
        foreach (var (field, values) in Values)
        {
            foreach (var value in values) Compare(With(Sound, field, value));
        }
    }

    [Fact]
    public void Reader_OfASoundMessageWithAnyFieldsSet_SaysWhatTheSchemaSays()
    {
        var choices = from field in Gen.Elements([.. Values.Keys])
                      from value in Gen.Elements(Values[field])
                      select (field, value);
        Prop.ForAll(choices.ArrayOf().ToArbitrary(), fields => Compare(fields.Aggregate(Sound, (json, f) => With(json, f.field, f.value)))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reader_OfAMessageOfFieldsLeftOutAndSet_SaysWhatTheSchemaSays()
    {
        var choices = from field in Gen.Elements([.. Values.Keys])
                      from value in Gen.Elements(Values[field][..Math.Min(3, Values[field].Length)])
                      select (field, value);
        Prop.ForAll(choices.ArrayOf().ToArbitrary(), fields => Compare(fields.Aggregate("{}", (json, f) => With(json, f.field, f.value)))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"a\"")]
    [InlineData("1")]
    public void Reader_OfNoObject_SaysWhatTheSchemaSays(string json) => Compare(json);

    // Our own schema validator reads no exponents; what JSON Schema says of these is written out.
    [Theory]
    [InlineData("1e2", true)]
    [InlineData("100e-2", true)]
    [InlineData("0.1e1", true)]
    [InlineData("1E-2", false)]
    [InlineData("1.5e0", false)]
    [InlineData("1e19", false)]
    [InlineData("1e400", false)]
    public void Reader_OfAnExponent_AcceptsWholeNumbers(string revision, bool accepts) =>
        MessageReader.Read(Encoding.UTF8.GetBytes(With(Sound, "revision", revision))).Problems.IsEmpty.ShouldBe(accepts);

    [Fact]
    public void Schema_OfValues_AcceptsSomeAndRefusesSome()
    {
        // Both could agree by refusing everything.
        foreach (var (field, values) in Values.Where(v => v.Key is not ("colour" or "ReportId" or "dataRef")))
        {
            var accepted = values.Select(v => Accepts(With(Sound, field, v))).ToList();
            accepted.ShouldContain(true, field);
            accepted.ShouldContain(false, field);
        }
    }

    private static void Compare(string json)
    {
        var reading = MessageReader.Read(Encoding.UTF8.GetBytes(json));
        var violations = MessageSchemas.Committed.FindViolations(nameof(ReportReady), JsonElement.Parse(json));

        reading.Problems.IsEmpty.ShouldBe(violations.Count == 0, $"{json}\nreader: {string.Join(" | ", reading.Problems)}\nschema: {string.Join(" | ", violations)}");
    }

    private static bool Accepts(string json) => MessageSchemas.Committed.FindViolations(nameof(ReportReady), JsonElement.Parse(json)).Count == 0;

    // Numbers keep their digits: JsonNode holds what it parsed.
    private static string With(string json, string field, string value)
    {
        var message = JsonNode.Parse(json)!.AsObject();
        message[field] = JsonNode.Parse(value);
        return message.ToJsonString();
    }

    private static string Text(char letter, int length) => $"\"{new string(letter, length)}\"";

    // Characters beyond U+FFFF: one character for JSON Schema, two for .NET.
    private static string Wide(int length) => $"\"{string.Concat(Enumerable.Repeat("𠮷", length))}\"";

    private static string Tag(string value) => $"{{\"a\":{value}}}";

    private static string Tags(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"t{i}\":\"\""))}}}";

    private static string Lower(int count) => $"{{\"lowerReportIds\":[{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"r{i}\""))}]}}";

    private static string Reference(string key, char digit, string bytes) => $"{{\"key\":\"{key}\",\"sha256\":\"{new string(digit, 64)}\",\"bytes\":{bytes}}}";
}
