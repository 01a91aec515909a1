using System.Net;
using System.Text.RegularExpressions;
using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Templates;
using Renderer.Layout;
using Renderer.Layout.Fonts;

namespace Renderer.Benchmarks.Tests.Documents;

public sealed partial class BenchmarkDocumentTests
{
    private static readonly Typesetter Typesetter = new(FontLibrary.Open(Path.Combine(PackageTexts.Folder, "fonts")), new());

    [Theory]
    [InlineData("report", 6, 6)]
    [InlineData("disclosure-2021", 4, 9)]
    [InlineData("roll-up", 190, 210)]
    [InlineData("charts", 1, 1)]
    public void Document_LaidOut_HasItsPagesAndNoWarnings(string name, int least, int most)
    {
        var document = Typesetter.LayOut(BenchmarkDocument.Of(name).Html);

        document.Pages.Length.ShouldBeInRange(least, most);
        document.Warnings.Select(warning => warning.Message).ShouldBeEmpty();
    }

    [Fact]
    public void Charts_Sheet_HoldsTwelveDrawings() => Typesetter.LayOut(BenchmarkDocument.Of("charts").Html).Pages[0].Drawings.Length.ShouldBe(12);

    [Fact]
    public void Document_AskedForTwice_IsTheSame() => BenchmarkDocument.Of("roll-up").Html.ShouldBe(BenchmarkDocument.Of("roll-up").Html);

    [Theory]
    [InlineData("report.typ")]
    [InlineData("report.pdfmake.json")]
    public void Report_OfAnotherEngine_SaysTheSame(string file)
    {
        var other = DocumentTexts.Read(file).Replace("\\", "", StringComparison.Ordinal);

        var texts = Blocks().Matches(DocumentTexts.Read("report.html")).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value)).ToList();

        texts.Count.ShouldBeGreaterThan(200);
        foreach (var text in texts) other.ShouldContain(text);
    }

    [Fact]
    public void Document_UnknownName_IsRefusedWithTheNamesThereAre() =>
        Should.Throw<ArgumentException>(() => BenchmarkDocument.Of("letter")).Message.ShouldContain("report, disclosure-2021, roll-up, charts");

    [GeneratedRegex("<(?<name>h2|h3|p|th|td)[^>]*>(?<text>[^<]*)</\\k<name>>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Blocks();
}
