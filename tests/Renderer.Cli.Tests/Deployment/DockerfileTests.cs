namespace Renderer.Cli.Tests.Deployment;

/// <summary><c>docker/Dockerfile</c>.</summary>
public sealed class DockerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docker", "Dockerfile"));

    [Fact]
    public void User_OfTheLastStage_IsANumberOtherThanRoot()
    {
        var user = LastStage().Last(l => l.StartsWith("USER ", StringComparison.Ordinal)).Split(' ')[1].Split(':')[0];

        int.Parse(user, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task HealthCheck_NeedsNoShellAndIsACommand()
    {
        var check = LastStage().Single(l => l.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        check.ShouldContain("CMD [\"/app/renderer\", \"health\", \"--live\"]");

        (await CommandRun.RunAsync("health", "--help")).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void Copies_OfTheBuild_AreLetThroughToIt()
    {
        var allowed = File.ReadAllLines(Path.Combine(Repository.Root, "docker", "Dockerfile.dockerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..]).ToList();
        var copied = Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')[1..^1]);

        copied.ShouldBe(allowed, ignoreOrder: true);
        allowed.ShouldAllBe(path => Path.Exists(Path.Combine(Repository.Root, path)));
    }

    private static IEnumerable<string> LastStage() => Lines.Skip(Array.FindLastIndex(Lines, l => l.StartsWith("FROM ", StringComparison.Ordinal)));
}
