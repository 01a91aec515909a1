namespace Renderer.Cli.Files;

/// <summary>Finds the template packages where nobody said where they are.</summary>
internal static class TemplatesFolder
{
    /// <summary><c>templates</c> beside the program, else in the nearest folder above it, else in or above the working directory; null when nowhere.</summary>
    /// <remarks>A folder counts when it holds <c>fonts</c>: many a project has a folder called templates.</remarks>
    public static string? Find(string programFolder, string workingFolder) => FindUpwards(programFolder) ?? FindUpwards(workingFolder);

    private static string? FindUpwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var templates = Path.Combine(folder.FullName, "templates");
            if (Directory.Exists(Path.Combine(templates, "fonts"))) return templates;
        }

        return null;
    }
}
