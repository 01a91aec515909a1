namespace Renderer.Reports.Tests;

public sealed class SemanticVersionTests
{
    // semver.org 2.0.0, clauses 10 and 11, and numbers beyond 64 bits.
    private static readonly string[] Ascending =
    [
        "0.0.0", "0.9.10", "1.0.0-0", "1.0.0-1", "1.0.0-9", "1.0.0-10", "1.0.0-10a", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
        "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0-x-y-z.-", "2.0.0", "99999999999999999999.0.0", "100000000000000000000.0.0",
    ];

    public static TheoryData<string> NoVersions => [.. (string[])["", "1", "1.2", "1.2.3.4", "01.2.3", "1.02.3", "1.2.03", "v1.2.3", "1.2.3-", "1.2.3-a..b", "1.2.3-01", "1.2.3+", "1.2.3+a..b", "1.2.3-é", " 1.2.3", "1.2.3\n", "-1.2.3", "1.2.3-a_b", "１.2.3"]];

    [Fact]
    public void Order_EveryPair_IsThatOfTheStandard()
    {
        foreach (var (i, one) in Ascending.Index())
        {
            foreach (var (j, other) in Ascending.Index())
                Math.Sign(SemanticVersion.Parse(one).CompareTo(SemanticVersion.Parse(other))).ShouldBe(Math.Sign(i.CompareTo(j)), $"{one} and {other}");
        }
    }

    [Fact]
    public void Order_BuildMetadata_DoesNotCount()
    {
        var (plain, built) = (SemanticVersion.Parse("1.2.3"), SemanticVersion.Parse("1.2.3+build.007"));

        plain.CompareTo(built).ShouldBe(0);
        plain.ShouldNotBe(built);
        (plain <= built && plain >= built).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(NoVersions))]
    public void Parse_NoVersion_IsRefused(string text)
    {
        SemanticVersion.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => SemanticVersion.Parse(text));
    }

    [Fact]
    public void Parse_VeryLong_IsRefused() => SemanticVersion.TryParse("1.0.0-" + new string('a', 300), out _).ShouldBeFalse();
}
