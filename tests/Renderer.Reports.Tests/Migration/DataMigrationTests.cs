using System.Text;
using Renderer.Reports.Tests.Packages;

namespace Renderer.Reports.Tests.Migration;

public sealed class DataMigrationTests : IDisposable
{
    // Version 2 calls the addressee by another name, nests the amount, and makes objects of the lines.
    private const string Migrate = """
        {{~
          $data = migration.data | rename 'to' 'recipient' | drop 'old' 'older' 'amount'
          $data = $data | put 'lines' (lines | rename 'n' 'count')
          $data = $data | put 'cost' { amount: amount, unit: '万元' }
          $data | object.to_json
        ~}}
        """;

    private readonly PackageFixture _package = new();

    public DataMigrationTests()
    {
        _package.Replace("template.json", "1.2.3", "2.0.0");
        _package.Replace("template.json", "\"schema\"", "\"migrate\": \"migrate.sbn\", \"schema\"");
        _package.Replace("template.json", "[\"rules.json\"]", "[]");
        _package.Write("shared/greeting.sbn-html", "<p>Dear {{ recipient }}, {{ cost.amount }}</p>");
        _package.Write("schema.json", """
            {"type":"object","properties":{"template":{},"recipient":{"type":"string"},"cost":{"type":"object"},"lines":{"type":"array","items":{"type":"object","required":["count"]}},"remark":{}},
             "required":["recipient","cost","lines"],"additionalProperties":false}
            """);
        _package.Write("migrate.sbn", Migrate);
    }

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Check_OlderData_IsInTheNewForm() =>
        Migrated("""{"to":"you","amount":4166.241619,"old":1,"remark":null,"lines":[{"n":1,"x":{"y":[1.10,null]}}]}""").ShouldBe(
            """{"cost":{"amount":4166.241619,"unit":"万元"},"lines":[{"count":1,"x":{"y":[1.10,null]}}],"recipient":"you","remark":null}""");

    [Theory]
    [InlineData("4166.241619")]
    [InlineData("0.10")]
    [InlineData("7730.280")]
    [InlineData("123456789012345678901234567890.123456789012345678901234567890")]
    [InlineData("null")]
    [InlineData("\"1690.9913万元\"")]
    public void Check_OlderData_KeepsItsDigits(string amount) =>
        Migrated($$"""{"to":"you","amount":{{amount}},"lines":[]}""").ShouldContain($"\"amount\":{amount},");

    [Fact]
    public void Check_LongLists_AreWhole() =>
        Migrated($$"""{"to":"you","amount":1,"lines":[{{string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"n":{{i}}}"""))}}]}""")
            .ShouldContain("""{"count":4999}""");

    [Fact]
    public void Check_OlderData_HasTheIdentityOfTheNewForm()
    {
        var migrated = Check("""{"to":"you","amount":1.50,"lines":[]}""", "1.9.0").Data.ShouldNotBeNull();
        var written = Check("""{"recipient":"you","cost":{"amount":1.50,"unit":"万元"},"lines":[]}""", null).Data.ShouldNotBeNull();

        migrated.DataDigest.ShouldBe(written.DataDigest);
        migrated.RenditionId.ShouldBe(written.RenditionId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2.0.0")]
    [InlineData("2.0.0+build")]
    [InlineData("2.0.1")]
    public void Check_DataOfThisVersionOrANewer_IsUntouched(string? version) =>
        Check("""{"recipient":"you","cost":{},"lines":[]}""", version).Data.ShouldNotBeNull();

    [Fact]
    public void Check_PreReleaseData_IsOlderThanTheRelease() =>
        Check("""{"to":"you","amount":1,"lines":[]}""", "2.0.0-beta.1").Data.ShouldNotBeNull();

    [Fact]
    public void Check_OlderDataThatStillDoesNotFit_SaysThatItWasMigrated()
    {
        var problem = Check("""{"to":7,"amount":1,"lines":[]}""", "1.0.0").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Place).ShouldBe((Codes.DataSchema, "/recipient"));
        problem.Hint.ShouldContain("letter/migrate.sbn");
    }

    [Fact]
    public void Check_VersionThatIsNone_IsRefused() =>
        Check("""{"recipient":"you","cost":{},"lines":[]}""", "two").Problems.ShouldHaveSingleItem().Place.ShouldBe("dataVersion");

    [Fact]
    public void Check_NameThatTheDataDoesNotHave_IsAProblemAtItsPlace()
    {
        var problem = Check("""{"to":"you","lines":[]}""", "1.0.0").Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(Codes.TemplateFailed);
        problem.Place.ShouldStartWith("letter/migrate.sbn(4,");
    }

    [Theory]
    [InlineData("not JSON", "is not JSON")]
    [InlineData("", "is empty")]
    [InlineData("[1]", "must be an object")]
    [InlineData("{\"a\":1,\"a\":2}", "has \"a\" twice at /a")]
    [InlineData("{\"a\":\"\\u0001\"}", "at /a")]
    public void Check_MigrationThatWritesNoData_IsAProblemOfTheTemplate(string output, string message)
    {
        _package.Write("migrate.sbn", output);
        var problem = Check("{}", "1.0.0").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Place).ShouldBe((Codes.TemplateFailed, "letter/migrate.sbn"));
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("{{ migration.data | rename 'to' }}", "takes an object or a list of objects, a member's name and its new name")]
    [InlineData("{{ migration.data | rename 'to' 'amount' }}", "has both \"to\" and \"amount\"")]
    [InlineData("{{ to | drop 'a' }}", "takes an object")]
    [InlineData("{{ [1] | drop 'a' }}", "takes an object")]
    [InlineData("{{ migration.data | put 1 2 }}", "name is text")]
    public void Check_FunctionUsedWrongly_IsAProblemAtItsPlace(string template, string message)
    {
        _package.Write("migrate.sbn", template);
        var problem = Check("""{"to":"you","amount":1,"lines":[]}""", "1.0.0").Problems.ShouldHaveSingleItem();

        problem.Place.ShouldStartWith("letter/migrate.sbn(1,");
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("lines | array.each @(do; ret $0 | put 'twice' ($0.n * 2); end) | object.to_json", """[{"n":0.5,"twice":1.0}]""")]
    [InlineData("lines | put 'unit' '元' | rename 'n' 'n' | drop | object.to_json", null)]
    [InlineData("lines | put 'unit' '元' | rename 'none' 'nothing' | object.to_json", """[{"n":0.5,"unit":"元"}]""")]
    [InlineData("null | drop 'a' | object.to_json", "null")]
    public void Functions_OnLists_ChangeEveryObject(string expression, string? expected)
    {
        _package.Write("migrate.sbn", "{\"recipient\":\"\",\"cost\":{},\"lines\":[],\"remark\":{{ " + expression + " }}}");
        if (expected is null) Check("""{"lines":[{"n":0.5}]}""", "1.0.0").Problems.ShouldHaveSingleItem().Message.ShouldContain("names of the members");
        else Migrated("""{"lines":[{"n":0.5}]}""").ShouldContain($"\"remark\":{expected}");
    }

    [Fact]
    public void Check_ExampleOfTheAuthorsGuide_DoesWhatItSays()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Templates, "README.md"));
        var start = guide.IndexOf("{{~ # From 1.x", StringComparison.Ordinal);
        _package.Write("migrate.sbn", guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)]);
        _package.Write("schema.json", """{"type":"object"}""");

        Migrated("""{"buyer":{"name":"甲"},"fax":"1","amount":7730.280,"lines":[{"count":1.50},{"count":null}]}""").ShouldBe(
            """{"amount":{"unit":"元","value":7730.280},"customer":{"name":"甲"},"lines":[{"quantity":1.50},{"quantity":null}]}""");
    }

    [Fact]
    public void Check_Migration_SeesBothVersions()
    {
        _package.Write("migrate.sbn", """{"recipient":"{{ migration.from }} {{ migration.to }}","cost":{},"lines":[]}""");

        Migrated("{}", "1.0.0-rc.1").ShouldContain("1.0.0-rc.1 2.0.0");
    }

    [Fact]
    public void Load_MigrationThatDoesNotParse_IsAFaultOfThePackage()
    {
        _package.Write("migrate.sbn", "{\n{{ end }}");

        _package.Faults().ShouldHaveSingleItem().Place.ShouldStartWith("letter/migrate.sbn(2,");
    }

    private string Migrated(string data, string version = "1.0.0")
    {
        var check = Check(data, version);
        check.Problems.ShouldBeEmpty();
        return Encoding.UTF8.GetString(check.Data.ShouldNotBeNull().CanonicalData.Span);
    }

    private CheckResult Check(string data, string? version)
    {
        var renderer = ReportRenderer.Open(new() { TemplatesFolder = _package.Folder, FontFolders = [Repository.Fonts] });
        return renderer.Check(new(Encoding.UTF8.GetBytes(data), "data.json", PackageFixture.Name) { DataVersion = version });
    }
}
