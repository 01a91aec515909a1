using System.Xml.Linq;
using Renderer.Benchmarks.Growth;

namespace Renderer.Benchmarks.Tests.Growth;

public sealed class GrowthRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("growth-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_SmallSizes_WritesAPlotAndATableForEachWayOfGrowing()
    {
        var remarks = new StringWriter();

        new GrowthRun(GrowthOptions.Tiny(_folder.FullName), remarks).Run();

        _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["characters.csv", "characters.svg", "pages.csv", "pages.svg", "rows.csv", "rows.svg", "threads.csv", "threads.svg"]);
        foreach (var plot in _folder.EnumerateFiles("*.svg")) XDocument.Load(plot.FullName).Root!.Name.LocalName.ShouldBe("svg");
        File.ReadAllLines(Path.Combine(_folder.FullName, "rows.csv")).Select(line => line.Split(',')[0]).Skip(1).ShouldBe(["10", "20"]);
        remarks.ToString().ShouldContain("rows: 20: layout ");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(6000)]
    public void Characters_OfADocument_AreSoManyAndOthersWithAnotherSeed(int different)
    {
        var (one, other) = (Characters(CharacterTexts.Of(different, 1)), Characters(CharacterTexts.Of(different, 2)));

        one.Count.ShouldBe(different);
        other.Count.ShouldBe(different);
        other.SetEquals(one).ShouldBeFalse();
    }

    private static HashSet<char> Characters(string html) => [.. html.Where(character => character >= 0x4E00)];
}
