using System.Text.Json;
using Renderer.Reports;

namespace Renderer.Worker.Tests.Running;

/// <summary>A template package of a few lines, so that tests of the worker depend on no report.</summary>
internal static class NotePackage
{
    public const string Template = "note";

    /// <summary>Writes the package. Its rules want the sum to be 3, last year's sum, and the sum of the lower notes' sums; a sum that is left out is computed.</summary>
    public static void WriteTo(string templatesFolder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templatesFolder, Template)).FullName;
        File.WriteAllText(Path.Combine(folder, "template.json"), """
            {"name":"note","version":"1.2.0","title":"便条","entry":"note.sbn-html","fragment":"fragment.sbn-html","subject":{"body":"/body","year":"/year"},"schema":"schema.json","rules":["rules.json"],"samples":["samples/one.json"]}
            """);
        File.WriteAllText(Path.Combine(folder, "note.sbn-html"), """
            <!DOCTYPE html><html lang="zh-CN"><head><title>{{ text }}</title><style>@page { size: A5 } body { font-family: "Noto Sans SC" }</style></head>
            <body><h1>{{ text }}</h1><table><caption>便条</caption><tr><th id="s" scope="row">和</th> <td data-cell="/sum" headers="s">{{ sum }}</td></tr></table></body></html>
            """);
        File.WriteAllText(Path.Combine(folder, "fragment.sbn-html"), "<article><h1>{{ text }}</h1></article>");
        File.WriteAllText(Path.Combine(folder, "schema.json"), """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"template":{"const":"note"},"text":{"type":"string"},"sum":{"type":"integer"},"filler":{"type":"string"},
             "body":{"type":"string"},"year":{"type":"integer"}},
             "required":["template","text","sum"],"additionalProperties":false}
            """);
        File.WriteAllText(Path.Combine(folder, "rules.json"), """
            {"rules":[
              {"id":"sum","severity":"warning","assert":"sum == 3","message":"1 + 2 ≠ {{ sum }}","place":"/sum","cells":"['/sum']"},
              {"id":"last","severity":"advice","compare":"previous","assert":"sum == previous.sum","message":"{{ sum }} ≠ {{ previous.sum }}","place":"/sum","cells":"['/sum', 'previous#/sum']"},
              {"id":"up","severity":"warning","compare":"lower","let":["all = lower | array.map 'sum'"],"assert":"all[0] + all[1] == sum","message":"{{ all | array.join ' + ' }} ≠ {{ sum }}","place":"/sum","cells":"['/sum', 'lower/0#/sum', 'lower/1#/sum']"}],
             "totals":[{"place":"/sum","value":"1 + 2"}]}
            """);
        Directory.CreateDirectory(Path.Combine(folder, "samples"));
        File.WriteAllText(Path.Combine(folder, "samples", "one.json"), Data("样例").GetRawText());
    }

    /// <summary>A bundle of another version of the package.</summary>
    /// <param name="version">The version.</param>
    /// <param name="heading">What its page has above the text.</param>
    /// <param name="change">Changes more of the package's folder.</param>
    public static PackageBundle Bundle(string version, string heading = "新版", Action<string>? change = null)
    {
        var templates = Directory.CreateTempSubdirectory("renderer-note-").FullName;
        try
        {
            WriteTo(templates);
            var folder = Path.Combine(templates, Template);
            Replace(Path.Combine(folder, "template.json"), "\"1.2.0\"", $"\"{version}\"");
            Replace(Path.Combine(folder, "note.sbn-html"), "<body>", $"<body><p>{heading}</p>");
            change?.Invoke(folder);
            var packed = PackageBundle.Pack(templates, Template);
            packed.Problems.ShouldBeEmpty();
            return packed.Bundle.ShouldNotBeNull();
        }
        finally
        {
            Directory.Delete(templates, recursive: true);
        }
    }

    /// <summary>Replaces a text in a file.</summary>
    public static void Replace(string file, string what, string by)
    {
        var text = File.ReadAllText(file);
        text.ShouldContain(what);
        File.WriteAllText(file, text.Replace(what, by, StringComparison.Ordinal));
    }

    public static JsonElement Data(string text, int sum = 3) => JsonSerializer.SerializeToElement(new { template = Template, text, sum });
}
