namespace Renderer.Reports.Tests.Goldens;

/// <summary>Every sample of every package as it was reviewed: page, fragment, text, page layout, tables, problems.</summary>
public class GoldenTests
{
    private static readonly string[] Kinds = [".html", ".fragment.html", ".txt", ".pages.txt", ".csv", ".problems.txt"];

    public static TheoryData<string, string> Samples => GoldenSample.All;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Page_IsAsReviewed(string package, string sample) => Compare(package, sample, Kinds[0], s => s.Html);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Fragment_IsAsReviewed(string package, string sample) => Compare(package, sample, Kinds[1], s => s.Companion(ReportFormats.Fragment));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Text_IsAsReviewed(string package, string sample) => Compare(package, sample, Kinds[2], s => PageText.Of(s.Html));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Layout_IsAsReviewed(string package, string sample) => Compare(package, sample, Kinds[3], s => PageLayout.Describe(s.Pages));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Tables_AreAsReviewed(string package, string sample) => Compare(package, sample, Kinds[4], s => s.Companion(ReportFormats.Csv));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Problems_AreAsReviewed(string package, string sample) => Compare(package, sample, Kinds[5], s => s.Problems.Count == 0 ? null : ProblemsOf(s));

    [Fact]
    public void Files_OfNoSample_AreNone()
    {
        var expected = Samples.SelectMany(row => Kinds.Select(kind => Name((string)row[0], (string)row[1], kind))).ToHashSet(StringComparer.Ordinal);
        var orphans = Directory.EnumerateFiles(GoldenFile.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !expected.Contains(Path.GetRelativePath(GoldenFile.Folder, file).Replace('\\', '/'))).ToList();
        if (GoldenFile.Updates) orphans.ForEach(File.Delete);
        orphans.Where(File.Exists).ShouldBeEmpty("no manifest names their sample; tests/update-golden.sh takes them away");
    }

    private static void Compare(string package, string sample, string kind, Func<GoldenSample, string?> content) =>
        GoldenFile.Compare(Name(package, sample, kind), content(GoldenSample.Of(package, sample)));

    private static string Name(string package, string sample, string kind) => $"{package}/{sample}{kind}";

    private static string ProblemsOf(GoldenSample sample) => string.Concat(sample.Problems.Select(p =>
        $"{p.Severity} {p.Code} {p.Place}\n  {p.Message}\n  hint: {p.Hint}\n" + string.Concat(p.Cells.Select(c => $"  {c.Place} = {c.Value ?? "(blank)"}\n"))));
}
