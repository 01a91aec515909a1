using Renderer.Archive.Templates;
using Renderer.Reports;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Templates;

/// <summary>The note's package in other versions, which print another heading.</summary>
internal static class NoteVersions
{
    public static PackageBundle Pack(string version)
    {
        var folder = Directory.CreateTempSubdirectory("renderer-note-").FullName;
        try
        {
            NotePackage.WriteTo(folder);
            Change(folder, "template.json", "1.2.0", version);
            Change(folder, "note.sbn-html", "<h1>", $"<h1 class=\"v{version.Replace('.', '-')}\">");
            return PackageBundle.Pack(folder, NotePackage.Template).Bundle.ShouldNotBeNull();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TemplatePackage Package() => ReportRenderer.Load(Pack("9.0.0").Zip).Package.ShouldNotBeNull();

    public static async Task<TemplateVersion> PublishAsync(TemplateRegistry registry, string version) => (await registry.PublishAsync(Pack(version), "ann", default)).Version;

    private static void Change(string folder, string file, string old, string @new)
    {
        var path = Path.Combine(folder, NotePackage.Template, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(old, @new, StringComparison.Ordinal));
    }
}
