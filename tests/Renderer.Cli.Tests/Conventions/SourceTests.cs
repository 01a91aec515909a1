namespace Renderer.Cli.Tests.Conventions;

/// <summary>How files look here.</summary>
public sealed class SourceTests
{
    // STYLE: above 300 have a reason, 500 is the wall. Tables of the standards may be longer.
    private const int Wall = 500;

    [Fact]
    public void Files_StayBelowTheWall()
    {
        var tall = from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                   where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                   let lines = File.ReadLines(file).Count()
                   where lines > Wall
                   select $"{Path.GetRelativePath(Repository.Root, file)}: {lines} lines";

        tall.ShouldBeEmpty();
    }
}
