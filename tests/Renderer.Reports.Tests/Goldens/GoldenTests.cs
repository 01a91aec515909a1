using Renderer.Reports.Proofs;

namespace Renderer.Reports.Tests.Goldens;

/// <summary>Every sample of every package as it was reviewed: page, fragment, text, page layout, tables, problems.</summary>
public class GoldenTests
{
    public static TheoryData<string, string> Samples => GoldenSample.All;

    public static TheoryData<string, string, string> Outputs
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var kind in ReportProof.Kinds)
            {
                foreach (var row in Samples) all.Add((string)row[0], (string)row[1], kind);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_IsAsReviewed(string package, string sample, string kind) =>
        GoldenFile.Compare(package, sample + kind, GoldenSample.ProofOf(package, sample).Texts.GetValueOrDefault(kind));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Rendition_IsSoundAndRepeatable(string package, string sample) => GoldenSample.ProofOf(package, sample).Faults.ShouldBeEmpty();

    [Fact]
    public void Files_OfNoSample_AreNone()
    {
        foreach (var package in Samples.Select(row => (string)row[0]).Distinct())
        {
            var expected = Samples.Where(row => (string)row[0] == package).SelectMany(row => ReportProof.Kinds.Select(kind => (string)row[1] + kind));
            Directory.EnumerateFiles(GoldenFile.FolderOf(package), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(GoldenFile.FolderOf(package), f)).Except(expected)
                .ShouldBeEmpty($"{package}: no manifest names their sample; tests/update-golden.sh takes them away");
        }
    }
}
