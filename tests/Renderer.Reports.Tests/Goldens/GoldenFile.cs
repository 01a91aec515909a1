using System.Text;

namespace Renderer.Reports.Tests.Goldens;

/// <summary>Committed outputs, as they were reviewed. To accept changes: <c>tests/update-golden.sh</c>, then read the difference.</summary>
internal static class GoldenFile
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Renderer.Reports.Tests", "Golden");

    public static bool Updates { get; } = Environment.GetEnvironmentVariable("RENDERER_UPDATE_GOLDEN") == "1";

    /// <summary>Compares line by line, so that a failure names the line; null means that there must be no file.</summary>
    public static void Compare(string name, string? actual)
    {
        var path = Path.Combine(Folder, name);
        if (Updates) Write(path, actual);
        File.Exists(path).ShouldBe(actual is not null, $"{name}: run tests/update-golden.sh and read what changed");
        if (actual is null) return;
        // Byte order marks and line ends count: they are part of the CSV.
        var expected = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\n');
        var lines = actual.Split('\n');
        for (var i = 0; i < Math.Min(expected.Length, lines.Length); i++) lines[i].ShouldBe(expected[i], $"{name}, line {i + 1}; if it is wanted: tests/update-golden.sh");
        lines.Length.ShouldBe(expected.Length, $"{name}: number of lines");
    }

    private static void Write(string path, string? content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);
    }
}
