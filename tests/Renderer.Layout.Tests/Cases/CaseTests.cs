using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Cases;

/// <summary>Runs the files of the layout-test language (README.md). After a wanted change:
/// <c>UPDATE_SNAPSHOTS=1 dotnet test tests/Renderer.Layout.Tests --filter Cases</c>, and read the difference.</summary>
public class CaseTests
{
    private static readonly string Folder = Path.Combine(ShippedFonts.Folder, "..", "..", "tests", "Renderer.Layout.Tests", "Cases");

    private static readonly string[] Names =
        [.. Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => new(Names);

    [Theory, MemberData(nameof(Files))]
    public void Cases_OfAFile_GiveWhatTheySay(string name)
    {
        var path = Path.Combine(Folder, name);
        var file = CaseFile.Parse(File.ReadAllText(path));
        file.Cases.ShouldNotBeEmpty();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, Updated(file).Write());
        else
        {
            var differences = string.Join("\n\n", file.Cases.SelectMany(Differences));
            if (differences.Length > 0) Assert.Fail(differences);
        }
    }

    [Fact]
    public void Files_AreWrittenTheWayTheUpdateWritesThem()
    {
        foreach (var name in Names)
        {
            var text = File.ReadAllText(Path.Combine(Folder, name));
            CaseFile.Parse(text).Write().ShouldBe(text, name);
        }
    }

    private static IEnumerable<string> Differences(LayoutCase item)
    {
        var run = new CaseRun(item);
        foreach (var section in item.Sections)
            if (Expectation.Difference(section.Lines, run.Lines(section)) is { } difference) yield return $"=== {item.Title}\n--- {section.Heading}\n{difference}";
        if (!item.Has("warnings") && run.Warnings.Count > 0) yield return $"=== {item.Title}\nwarnings nobody announced:\n{string.Join('\n', run.Warnings)}";
        if (!item.Has("problems") && run.Problems.Count > 0) yield return $"=== {item.Title}\nproblems nobody announced:\n{string.Join('\n', run.Problems)}";
    }

    // Sections that hold stay as they are, with whatever they leave out.
    private static CaseFile Updated(CaseFile file) => file with
    {
        Cases = [.. file.Cases.Select(item => Updated(item, new CaseRun(item)))],
    };

    private static LayoutCase Updated(LayoutCase item, CaseRun run)
    {
        var sections = item.Sections.Select(section => Expectation.Difference(section.Lines, run.Lines(section)) is null ? section : section with { Lines = run.Lines(section) }).ToList();
        if (!item.Has("warnings") && run.Warnings.Count > 0) sections.Add(new("warnings", run.Warnings));
        if (!item.Has("problems") && run.Problems.Count > 0) sections.Add(new("problems", run.Problems));
        return item with { Sections = sections };
    }
}
