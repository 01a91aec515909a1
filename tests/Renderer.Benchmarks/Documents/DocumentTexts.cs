namespace Renderer.Benchmarks.Documents;

/// <summary>The files of this folder, which travel inside the program.</summary>
internal static class DocumentTexts
{
    /// <summary>A file's text.</summary>
    public static string Read(string file)
    {
        using var stream = typeof(DocumentTexts).Assembly.GetManifestResourceStream(file) ?? throw new ArgumentException($"The program holds no file {file}.", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
