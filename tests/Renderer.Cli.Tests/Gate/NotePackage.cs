using System.Text;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Gate;

/// <summary>A package of a few lines with one sample, so that tests depend on no report.</summary>
internal sealed class NotePackage(TemporaryFolder folder)
{
    public ReportOptions Options => new() { TemplatesFolder = folder.Path, FontFolders = [folder.File("fonts")] };

    public void Write(string body = "<p>{{ text }}</p>", string samples = """["samples/a.json"]""")
    {
        WriteFile("template.json", $$"""{"name":"note","version":"1.0.0","title":"n","entry":"page.sbn-html","schema":"schema.json","samples":{{samples}}}""");
        WriteFile("page.sbn-html", "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<title>t</title>\n<main>\n<h1>t</h1>\n" + body + "\n</main>\n");
        WriteFile("schema.json", """{"type":"object","properties":{"template":{},"text":{"type":"string"}},"required":["template","text"]}""");
        WriteFile("samples/a.json", """{"template":"note","text":"x"}""");
    }

    public void WriteFile(string name, string content) => folder.Write($"note/{name}", Encoding.UTF8.GetBytes(content));
}
