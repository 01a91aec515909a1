namespace Renderer.Reports.Tests;

/// <summary>Committed outputs. To accept a change: <c>RENDERER_UPDATE_GOLDEN=1 dotnet test tests/Renderer.Reports.Tests</c>, then read the diff.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Renderer.Reports.Tests", "Golden");

    public static void Compare(string name, string actual)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("RENDERER_UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        var expected = File.ReadAllText(path).Split('\n');
        var lines = actual.Split('\n');
        for (var i = 0; i < Math.Min(expected.Length, lines.Length); i++) lines[i].ShouldBe(expected[i], $"{name}, line {i + 1}");
        lines.Length.ShouldBe(expected.Length, $"{name}: number of lines");
    }
}
