namespace Renderer.Cli.Tests.Commands;

/// <summary>A template package of a few lines with every kind of rule, so that tests of commands depend on no report.</summary>
internal static class SumPackage
{
    /// <summary>Writes the package into a folder of templates and returns that folder.</summary>
    public static string WriteTo(TemporaryFolder folder)
    {
        folder.Write("templates/sum/template.json", """
            {"name":"sum","version":"1.0.0","title":"s","entry":"s.sbn-html","fragment":"f.sbn-html","schema":"schema.json","rules":["rules.json"]}
            """u8);
        folder.Write("templates/sum/s.sbn-html", """
            <!DOCTYPE html><html lang="zh-CN"><head><title>表</title><style>body { font-family: "Noto Sans SC" }</style></head>
            <body><table><caption>表</caption><tr><th id="s" scope="row">和</th> <td data-cell="/sum" headers="s">{{ sum }}</td></tr></table></body></html>
            """u8);
        folder.Write("templates/sum/f.sbn-html", "<p>{{ sum }}</p>"u8);
        folder.Write("templates/sum/schema.json", """
            {"type":"object","properties":{"template":{},"a":{"type":["integer","null"]},"b":{"type":["integer","null"]},"sum":{"type":["integer","null"]}},"required":["a","b","sum"]}
            """u8);
        folder.Write("templates/sum/rules.json", """
            {"rules":[
              {"id":"R1","severity":"warning","assert":"(a ?? 0) + (b ?? 0) == (sum ?? 0)","message":"{{ a }} + {{ b }} ≠ {{ sum }}","place":"/sum","cells":"['/a', '/b', '/sum']"},
              {"id":"W1","severity":"advice","compare":"previous","assert":"sum == previous.sum","message":"{{ sum }} ≠ {{ previous.sum }}","place":"/sum","cells":"['/sum', 'previous#/sum']"},
              {"id":"W6","severity":"warning","compare":"lower","assert":"lower[0].sum + lower[1].sum == sum","message":"{{ lower[0].sum }} + {{ lower[1].sum }} ≠ {{ sum }}","place":"/sum","cells":"['/sum', 'lower/0#/sum', 'lower/1#/sum']"}],
             "totals":[{"place":"/sum","value":"a + b"}]}
            """u8);
        Directory.CreateSymbolicLink(folder.File("templates/fonts"), Path.Combine(Repository.Templates, "fonts"));
        return folder.File("templates");
    }
}
