using System.Text.Json;
using Renderer.Layout.Pages;

namespace Renderer.Reports.Tests.Packages;

/// <summary>Problems of a page lead to the file and line of the package that wrote it.</summary>
public sealed class TemplatePlacesTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Warnings_OfTheLayout_NameTheFileAndLineOfThePackage()
    {
        _package.Write("style.css", "/* about\n   paragraphs */\np { margin: 0 }\n/* more */ p {\n  float: left }\n");
        _package.Write("shared/greeting.sbn-html", "<p>Dear {{ to }}, {{ n }}</p>\n{{~ for i in 1..2 ~}}\n  <p style='float: right'>{{ i }}</p>\n{{~ end ~}}\n<p>{{ '<ruby>x</ruby>' | raw }}</p>");
        Problems().ShouldBe([("letter/style.css(5,3)", true), ("shared/greeting.sbn-html(3,3)", true), ("shared/greeting.sbn-html(3,3)", true), ("shared/greeting.sbn-html(5,26)", true)]);
    }

    [Fact]
    public void Problems_OfTheLayout_NameTheExpressionThatWroteTheText()
    {
        _package.Write("shared/greeting.sbn-html", "<p>\n  Dear {{ to }}</p>");
        Problems("\U0010FFFD").ShouldBe([("shared/greeting.sbn-html(2,11)", false)]);
    }

    [Fact]
    public void Place_OfAnotherPage_IsNotGuessed()
    {
        using var data = JsonDocument.Parse("""{"to":"you","n":1}""");
        _package.Load().Page("<p>another", data.RootElement).Places!(new Origin(1, 1)).ShouldBeNull();
    }

    private List<(string Place, bool IsWarning)> Problems(string to = "you")
    {
        var renderer = ReportRenderer.Open(new ReportOptions { TemplatesFolder = _package.Folder, FontFolders = [Repository.Fonts] });
        var check = renderer.Check(new(JsonSerializer.SerializeToUtf8Bytes(new { template = "letter", to, n = 1 }), "letter.json"));
        return renderer.Render(check.Data.ShouldNotBeNull()).Problems.Select(p => (p.Place, p.Severity == Severity.Warning)).ToList();
    }
}
