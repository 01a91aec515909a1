using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Contracts;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Tests.Requests;

public sealed class MessageReaderTests
{
    private const string Whole = """
        {"reportId":"r-1","revision":2,"template":"note","templateVersion":"1.0.0","data":{"镇":"花街","n":1.50},
         "formats":["pdf"],"computeTotals":true,"brokenSums":"error","compare":{"previousData":{"n":2.50},"lowerReportIds":["a","b"]},
         "deadline":"2026-01-31T18:00:00+08:00","tags":{"站":"甲"}}
        """;

    [Fact]
    public void Read_WholeMessage_KeepsEveryField()
    {
        var message = Read(Whole).Message.ShouldNotBeNull();

        message.ReportId.ShouldBe("r-1");
        message.Revision.ShouldBe(2);
        message.Template.ShouldBe("note");
        message.TemplateVersion.ShouldBe("1.0.0");
        message.Data.ShouldNotBeNull().GetRawText().ShouldBe("""{"镇":"花街","n":1.50}""");
        message.Formats.ShouldBe(["pdf"]);
        message.ComputeTotals.ShouldBeTrue();
        message.BrokenSums.ShouldBe("error");
        message.Compare.ShouldNotBeNull().PreviousData.ShouldNotBeNull().GetRawText().ShouldBe("""{"n":2.50}""");
        message.Compare.LowerReportIds.ShouldBe(["a", "b"]);
        message.Deadline.ShouldBe(new DateTimeOffset(2026, 1, 31, 18, 0, 0, TimeSpan.FromHours(8)));
        message.Tags["站"].ShouldBe("甲");
    }

    [Fact]
    public void Read_DataByReference_IsEnough()
    {
        var sha256 = new string('a', 64);
        var body = $$"""{"reportId":"r","revision":1,"template":"t","data":null,"dataRef":{"key":"data/a.json","sha256":"{{sha256}}","bytes":3} }""";

        Read(body).Message.ShouldNotBeNull().DataRef.ShouldBe(new Contracts.DataReference("data/a.json", sha256, 3));
    }

    [Fact]
    public void Read_NothingRight_NamesEveryField() => Places("""
        {"reportId":"../x","revision":"1","template":7,"templateVersion":"","data":1,"dataRef":{"key":"/a","sha256":5},
         "formats":["pdf","docx"],"computeTotals":1,"brokenSums":"advice","compare":{"previousReportId":"a/b","previousData":1,"lowerReportIds":["a","a","."],"lower":1},"deadline":"tomorrow","tags":{"a":1},"colour":"blue"}
        """).ShouldBe(["colour", "revision", "template", "dataRef.sha256", "dataRef.bytes", "deadline", "tags", "reportId", "templateVersion", "dataRef", "dataRef.key", "formats[1]",
            "computeTotals", "brokenSums", "compare.previousReportId", "compare.previousData", "compare.lowerReportIds[1]", "compare.lowerReportIds[2]", "compare.lower"], ignoreOrder: true);

    [Fact]
    public void Read_EmptyObject_NamesWhatIsMissing() => Places("{}").ShouldBe(["reportId", "revision", "template", "data"]);

    [Theory]
    [InlineData("", "(1,1)")]
    [InlineData("{", "(1,2)")]
    [InlineData("{\n  \"reportId\": }", "(2,15)")]
    [InlineData("[1,]", "(1,4)")]
    public void Read_Malformed_NamesThePlace(string body, string place) => Read(body).Problems.ShouldHaveSingleItem().Place.ShouldBe(place);

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("\"x\"", "a text")]
    [InlineData("null", "null")]
    public void Read_NoObject_SaysWhatItIs(string body, string kind) => Read(body).Problems.ShouldHaveSingleItem().Message.ShouldContain(kind);

    [Fact]
    public void Read_RepeatedName_IsRefused() => Read("""{"reportId":"a","reportId":"b"}""").Problems.ShouldHaveSingleItem().Message.ShouldContain("repeats a name");

    [Fact]
    public void Read_HalfSurrogate_IsRefused() =>
        Read("""{"reportId":"r","revision":1,"template":"t","data":{"a":"\ud800"}}""").Problems.ShouldHaveSingleItem().Message.ShouldContain("surrogate");

    [Fact]
    public void Read_Gbk_IsRefusedWithTheRemedy()
    {
        byte[] gbk = [.. "{\"a\":\""u8, 0xBB, 0xA8, 0xBD, 0xD6, .. "\"}"u8];

        MessageReader.Read(gbk).Problems.ShouldHaveSingleItem().Hint.ShouldContain("iconv -f GB18030 -t UTF-8");
    }

    [Fact]
    public void Read_MutatedMessages_NeverThrowAndSayWhy()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        var edits = (from position in Gen.Choose(0, bytes.Length - 1)
                     from value in Gen.Choose(0, 255)
                     select (position, (byte)value)).ArrayOf(3).ToArbitrary();
        Prop.ForAll(edits, changes =>
        {
            var mutated = bytes.ToArray();
            foreach (var (position, value) in changes) mutated[position] = value;
            var reading = MessageReader.Read(mutated);
            return reading.Message is null != reading.Problems.IsEmpty && reading.Problems.All(p => p.Hint.Length > 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_FieldsOfAnyKind_NeverThrow()
    {
        var values = Gen.Elements("null", "1", "-1.5e3", "\"\"", "\"a\"", "[]", "[null]", "{}", "{\"key\":null}", "{\"previousData\":[],\"lowerReportIds\":[null]}", "true", "99999999999999999999");
        var names = Gen.Elements("reportId", "revision", "template", "templateVersion", "data", "dataRef", "formats", "computeTotals", "brokenSums", "compare", "deadline", "tags", "x");
        var messages = (from n in names from v in values select (n, v)).ArrayOf().ToArbitrary();
        Prop.ForAll(messages, fields =>
        {
            var json = new JsonObject();
            foreach (var (name, value) in fields) json[name] = JsonNode.Parse(value);
            var reading = Read(json.ToJsonString());
            return reading.Message is null != reading.Problems.IsEmpty;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_RawTextOfMessage_ComesBackFromTheCatalogueAsItWas()
    {
        var message = Read(Whole).Message.ShouldNotBeNull();
        var kept = RequestMapping.ToKeptMessage(message);
        var request = RequestMapping.ToRequest(message);
        var back = RequestMapping.ToMessage(new Archive.Catalogue.UnfinishedRequest(request.Revision, kept));

        RequestMapping.ToRequest(back).Digest.ShouldBe(request.Digest);
        RequestMapping.ToKeptMessage(back).ShouldBe(kept);
    }

    private static MessageReading<ReportReady> Read(string body) => MessageReader.Read(Encoding.UTF8.GetBytes(body));

    private static IEnumerable<string> Places(string body) => Read(body).Problems.Select(p => p.Place);
}
