using System.Text;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>Templates that would never end or would take all memory.</summary>
internal static class PoisonPackages
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["endless"] = "{{ while true }}{{ end }}",
        ["endless-output"] = "{{ while true }}一行{{ end }}",
        ["doubling-text"] = "{{ x = 'x' }}{{ for i in 1..64 }}{{ x = x + x }}{{ end }}",
        ["doubling-list"] = "{{ x = [1] }}{{ for i in 1..64 }}{{ x = x | array.add_range x }}{{ end }}",
        ["recursion"] = "{{ func f(n) }}{{ f (n + 1) }}{{ end }}{{ f 1 }}",
        ["wide-range"] = "{{ for i in 1..9999999999 }}{{ for j in 1..9999999999 }}{{ end }}{{ end }}",
    };

    public static IEnumerable<string> Names => Bodies.Keys;

    public static void WriteTo(string templatesFolder)
    {
        foreach (var (name, body) in Bodies)
        {
            var folder = Directory.CreateDirectory(Path.Combine(templatesFolder, name)).FullName;
            File.WriteAllText(Path.Combine(folder, "template.json"), $$"""{"name":"{{name}}","version":"1.0.0","title":"毒","entry":"page.sbn-html","schema":"schema.json"}""");
            File.WriteAllText(Path.Combine(folder, "schema.json"), """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}""");
            File.WriteAllText(Path.Combine(folder, "page.sbn-html"), $"<!DOCTYPE html><html lang=\"zh-CN\"><head><title>毒</title></head><body><p>{body}</p></body></html>");
        }
    }

    public static byte[] Message(ReportKey key) =>
        Encoding.UTF8.GetBytes($$"""{"reportId":"{{key.ReportId}}","revision":{{key.Revision}},"data":{"template":"{{key.ReportId}}"},"template":"{{key.ReportId}}"}""");
}
