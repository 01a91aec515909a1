using System.Text.Json.Nodes;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Regeneration;

/// <summary>The repository's packages beside a deployment, one of them changed, as its author changes it: a new version, a style, reviewed outputs.</summary>
internal static class ChangedTemplate
{
    public const string Name = "disclosure-2021";
    public const string Version = "9.9.0";

    /// <summary>Publishes the changed package through the gate, active or not.</summary>
    public static async Task PublishAsync(Deployment deployment, bool activates)
    {
        var folder = Path.Combine(deployment.Folder, "templates");
        Copy(Path.Combine(Repository.Root, "templates"), folder);
        var manifest = Path.Combine(folder, Name, "template.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(manifest))!.AsObject();
        json["version"] = Version;
        await File.WriteAllTextAsync(manifest, json.ToJsonString());
        await File.AppendAllTextAsync(Path.Combine(folder, "shared", "page.css"), "\n.changed-template { color: #111 }\n");
        string[] where = ["--set", $"Templates:Folder={folder}"];
        await deployment.RunAsync(["templates", "golden", Name, "--update", .. where]);
        await deployment.RunAsync(["templates", "publish", Name, .. activates ? (string[])["--activate"] : [], .. where]);
    }

    // The fonts are 75 MB and do not change.
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            var target = Path.Combine(to, Path.GetFileName(folder));
            if (Path.GetFileName(folder) == "fonts") Directory.CreateSymbolicLink(target, folder);
            else Copy(folder, target);
        }
    }
}
