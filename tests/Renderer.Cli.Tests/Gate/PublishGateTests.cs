using System.Collections.Immutable;
using Renderer.Cli.Gate;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Gate;

public sealed class PublishGateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NotePackage _note;

    public PublishGateTests()
    {
        Directory.CreateSymbolicLink(_folder.File("fonts"), Path.Combine(Repository.Templates, "fonts"));
        _note = new(_folder);
        _note.Write();
    }

    public static TheoryData<string> Shipped => [.. ReportRenderer.Open(new() { TemplatesFolder = Repository.Templates, FontFolders = [Path.Combine(Repository.Templates, "fonts")] }).Templates.Select(t => t.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task ShippedPackage_Passes(string name)
    {
        var options = new ReportOptions { TemplatesFolder = Repository.Templates, FontFolders = [Path.Combine(Repository.Templates, "fonts")] };

        (await PublishGate.RunAsync(options, name, CancellationToken.None)).Where(p => p.Severity == Severity.Error || p.Code != Codes.RuleBroken).ShouldBeEmpty();
    }

    [Fact]
    public async Task Package_AsReviewed_Passes()
    {
        await ReviewAsync();

        (await RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Package_NeverReviewed_IsWarnedAndPasses()
    {
        var problem = (await RunAsync()).ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Place).ShouldBe((Severity.Warning, "golden-missing", "note/golden"));
        problem.Hint.ShouldBe("renderer templates golden note --update, then read them");
    }

    [Fact]
    public async Task Package_WithoutSamples_IsRefused()
    {
        _note.Write(samples: "[]");
        File.Delete(_folder.File("note/samples/a.json"));

        (await RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => (p.Severity, p.Code, p.Place).ShouldBe((Severity.Error, "sample-missing", "note/template.json")),
            p => p.Hint.ShouldContain("samples/NAME.json"));
    }

    [Fact]
    public async Task Sample_WithoutReviewedOutputs_IsRefused()
    {
        await ReviewAsync();
        _note.Write(samples: """["samples/a.json", "samples/b.json"]""");
        _note.WriteFile("samples/b.json", """{"template":"note","text":"y"}""");

        (await RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => (p.Severity, p.Code, p.Place).ShouldBe((Severity.Error, "golden-missing", "note/golden/b.html")),
            p => p.Hint.ShouldBe("if it is wanted: renderer templates golden note --update, then read what changed"));
    }

    [Fact]
    public async Task Sample_ThatGivesSomethingElse_IsRefusedWithTheDifference()
    {
        await ReviewAsync();
        _note.Write(body: "<p>{{ text }}!</p>");
        var problems = await RunAsync();

        problems.Select(p => (p.Severity, p.Code, p.Place)).ShouldBe(
        [
            (Severity.Error, "golden-differs", "note/golden/a.html"),
            (Severity.Error, "golden-differs", "note/golden/a.txt"),
            (Severity.Error, "golden-differs", "note/golden/a.pages.txt"),
        ]);
        problems[1].Message.ShouldBe("the sample gives something else now (- reviewed, + now)\n  @@ -1,3 +1,3 @@\n   \n   t\n  -x\n  +x!");
    }

    [Fact]
    public async Task Output_ThatIsGivenNoMore_IsRefused()
    {
        await ReviewAsync();
        _note.WriteFile("golden/a.problems.txt", "Warning x\n");

        (await RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => (p.Code, p.Place, p.Message).ShouldBe(("golden-differs", "note/golden/a.problems.txt", "is given no more")));
    }

    [Fact]
    public async Task Output_ThatIsNew_IsRefused()
    {
        await ReviewAsync();
        File.Delete(_folder.File("note/golden/a.csv"));

        (await RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => (p.Severity, p.Code, p.Place).ShouldBe((Severity.Error, "golden-differs", "note/golden/a.csv")));
    }

    [Fact]
    public async Task Output_OfNoSample_IsWarnedOf()
    {
        await ReviewAsync();
        _note.WriteFile("golden/gone.html", "x");

        (await RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => (p.Severity, p.Code, p.Place).ShouldBe((Severity.Warning, "golden-unused", "note/golden/gone.html")));
    }

    [Fact]
    public async Task Sample_ThatTheSchemaRefuses_IsRefused()
    {
        await ReviewAsync();
        _note.WriteFile("samples/a.json", """{"template":"note","text":7}""");

        (await RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => (p.Severity, p.Code, p.Place).ShouldBe((Severity.Error, Codes.DataSchema, "note/samples/a.json#/text")));
    }

    [Fact]
    public async Task Template_ThatDoesNotParse_IsRefused()
    {
        _note.Write(body: "{{ if }}");

        (await RunAsync()).ShouldNotBeEmpty();
        (await RunAsync()).ShouldAllBe(p => p.Severity == Severity.Error && p.Code == Codes.TemplateInvalid && p.Place.StartsWith("note/page.sbn-html("));
    }

    [Fact]
    public async Task Page_ThatCannotBePublished_IsRefused()
    {
        _note.Write(body: "<p>{{ text }}</p><script>x()</script>");
        await ReviewAsync();

        (await RunAsync()).Single(p => p.Severity == Severity.Error).Message.ShouldContain("<script> runs or loads something");
    }

    [Fact]
    public async Task Package_ThatIsUnknown_IsRefused()
    {
        var problems = await PublishGate.RunAsync(_note.Options, "nota", CancellationToken.None);

        problems.ShouldHaveSingleItem().Code.ShouldBe(Codes.TemplateUnknown);
    }

    [Fact]
    public async Task Reasons_OfAllKinds_AreToldAtOnce()
    {
        await ReviewAsync();
        _note.Write(samples: """["samples/a.json", "samples/b.json", "samples/c.json"]""", body: "<p>{{ text }}!</p><p id=\"i\">x</p><p id=\"i\">y</p>");
        _note.WriteFile("samples/b.json", "{}");
        _note.WriteFile("samples/c.json", """{"template":"note","text":"z"}""");

        (await RunAsync()).Where(p => p.Severity == Severity.Error).Select(p => p.Code).Distinct().ShouldBe(
            [Codes.TemplateUnknown, "page-id-duplicate", "golden-differs", "golden-missing"], ignoreOrder: true);
    }

    private Task<ImmutableArray<Problem>> RunAsync() => PublishGate.RunAsync(_note.Options, "note", CancellationToken.None);

    private async Task ReviewAsync() => (await CommandRun.RunAsync("templates", "golden", "note", "--update", "--templates", _folder.Path)).ExitCode.ShouldBe(ExitCode.Done);
}
