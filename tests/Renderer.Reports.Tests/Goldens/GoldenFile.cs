using System.Text;

namespace Renderer.Reports.Tests.Goldens;

/// <summary>Outputs of the packages' samples, as they were reviewed; they lie in the packages. To accept changes: <c>tests/update-golden.sh</c>, then read the difference.</summary>
internal static class GoldenFile
{
    /// <summary>Folder of a package's reviewed outputs.</summary>
    public static string FolderOf(string package) => Path.Combine(Repository.Templates, package, "golden");

    /// <summary>Compares line by line, so that a failure names the line; null means that there must be no file.</summary>
    public static void Compare(string package, string name, string? actual)
    {
        var path = Path.Combine(FolderOf(package), name);
        File.Exists(path).ShouldBe(actual is not null, $"{package}/{name}: run tests/update-golden.sh and read what changed");
        if (actual is null) return;
        // Byte order marks and line ends count: they are part of the CSV.
        var expected = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\n');
        var lines = actual.Split('\n');
        for (var i = 0; i < Math.Min(expected.Length, lines.Length); i++) lines[i].ShouldBe(expected[i], $"{package}/{name}, line {i + 1}; if it is wanted: tests/update-golden.sh");
        lines.Length.ShouldBe(expected.Length, $"{package}/{name}: number of lines");
    }
}
