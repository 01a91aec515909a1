namespace Renderer.Service.Tests.Running;

/// <summary>The repository around the tests, and the program it builds.</summary>
internal static class Repository
{
    private const string ProgramVariable = "RENDERER_PROGRAM";

    public static string Root { get; } = Find();

    /// <summary>The program under test: built with these tests, or the one that <c>RENDERER_PROGRAM</c> names.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable(ProgramVariable) ?? FindProgram();

    public static string Sample(string name) => Path.Combine(Root, "templates", "disclosure-2021", "samples", name + ".json");

    private static string FindProgram()
    {
        // .../tests/Renderer.Service.Tests/bin/{configuration}/{framework}/
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(Root, "src", "Renderer.Cli", "bin", framework.Parent!.Name, framework.Name, "renderer");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Renderer.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("Renderer.sln is in no folder above the tests.");
    }
}
