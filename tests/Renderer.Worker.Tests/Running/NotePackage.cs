using System.Text.Json;

namespace Renderer.Worker.Tests.Running;

/// <summary>A template package of a few lines, so that tests of the worker depend on no report.</summary>
internal static class NotePackage
{
    public const string Template = "note";

    /// <summary>Writes the package; its rule warns when the sum is not 3.</summary>
    public static void WriteTo(string templatesFolder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templatesFolder, Template)).FullName;
        File.WriteAllText(Path.Combine(folder, "template.json"), """
            {"name":"note","version":"1.2.0","title":"便条","entry":"note.sbn-html","schema":"schema.json","rules":["rules.json"],"samples":["samples/one.json"]}
            """);
        File.WriteAllText(Path.Combine(folder, "note.sbn-html"), """
            <!DOCTYPE html><html lang="zh-CN"><head><title>{{ text }}</title><style>@page { size: A5 } body { font-family: "Noto Sans SC" }</style></head>
            <body><h1>{{ text }}</h1><p>{{ sum }}</p></body></html>
            """);
        File.WriteAllText(Path.Combine(folder, "schema.json"), """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"template":{"const":"note"},"text":{"type":"string"},"sum":{"type":"integer"},"filler":{"type":"string"}},
             "required":["template","text","sum"],"additionalProperties":false}
            """);
        File.WriteAllText(Path.Combine(folder, "rules.json"), """
            {"rules":[{"id":"sum","severity":"warning","assert":"sum == 3","message":"1 + 2 ≠ {{ sum }}","place":"/sum"}]}
            """);
        Directory.CreateDirectory(Path.Combine(folder, "samples"));
        File.WriteAllText(Path.Combine(folder, "samples", "one.json"), Data("样例").GetRawText());
    }

    public static JsonElement Data(string text, int sum = 3) => JsonSerializer.SerializeToElement(new { template = Template, text, sum });
}
