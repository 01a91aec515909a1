namespace Renderer.Cli.Preview;

/// <summary>Finds the data a preview is asked for: a file, a package's first sample, or a sample by its name.</summary>
internal static class PreviewFile
{
    /// <exception cref="CommandException">There is none, or several.</exception>
    public static string Find(string name, string templatesFolder, string? template)
    {
        if (File.Exists(name)) return Path.GetFullPath(name);
        var samples = Samples(templatesFolder).ToList();
        if (samples.Find(s => PackageOf(s) == name) is { } first) return first;
        var named = samples.Where(s => Path.GetFileNameWithoutExtension(s) == name && (template is null || PackageOf(s) == template)).ToList();
        return named switch
        {
            [var only] => only,
            [] => throw new CommandException(ExitCode.WrongUse, $"{name}: there is no such file, package or sample. Name a JSON file, or one of: {string.Join(", ", samples.Select(PackageOf).Distinct(StringComparer.Ordinal))}."),
            _ => throw new CommandException(ExitCode.WrongUse, $"{name} is a sample of {string.Join(", ", named.Select(PackageOf))}. Say which with --template."),
        };
    }

    // Looked for on disk and not in the manifests: a package that cannot be read yet is what a preview is for.
    private static IEnumerable<string> Samples(string templatesFolder) =>
        from package in Folders(templatesFolder)
        let folder = Path.Combine(package, "samples")
        where Directory.Exists(folder)
        from sample in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        select Path.GetFullPath(sample);

    private static IEnumerable<string> Folders(string templatesFolder) =>
        Directory.Exists(templatesFolder) ? Directory.EnumerateDirectories(templatesFolder).Order(StringComparer.Ordinal) : [];

    private static string PackageOf(string sample) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(sample)!)!);
}
