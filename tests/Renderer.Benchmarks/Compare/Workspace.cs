using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Templates;

namespace Renderer.Benchmarks.Compare;

/// <summary>A folder for one comparison: the document, the workers' scripts, and a font configuration that knows our fonts and no others. It is deleted in the end.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace(BenchmarkDocument document)
    {
        Folder = Directory.CreateTempSubdirectory("compare-").FullName;
        Page = Write("page.html", document.Html);
        FontConfiguration = Write("fonts.conf", $"<?xml version=\"1.0\"?><fontconfig><dir>{Fonts}</dir><cachedir>{NewFolder("font-cache")}</cachedir></fontconfig>");
    }

    public string Folder { get; }

    /// <summary>The document as HTML.</summary>
    public string Page { get; }

    /// <summary>The folder of the fonts.</summary>
    public static string Fonts { get; } = Path.Combine(PackageTexts.Folder, "fonts");

    public string FontConfiguration { get; }

    /// <summary>Puts a file of this program into the folder.</summary>
    public string Unpack(string file) => Write(file, DocumentTexts.Read(file));

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    /// <summary>Where a file of this name would be.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A browser that was just ended may still write to its profile.
        }
    }

    private string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }
}
