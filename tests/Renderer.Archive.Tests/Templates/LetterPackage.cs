using Renderer.Reports;

namespace Renderer.Archive.Tests.Templates;

/// <summary>A package of two files, packed.</summary>
internal static class LetterPackage
{
    public static PackageBundle Pack(TemporaryFolder folder, string version, string text = "<p>{{ to }}</p>", string title = "A letter")
    {
        var place = Directory.CreateDirectory(folder.File("templates/letter")).FullName;
        File.WriteAllText(Path.Combine(place, "template.json"), $$"""{"name":"letter","version":"{{version}}","title":"{{title}}","entry":"letter.sbn-html","schema":"schema.json"}""");
        File.WriteAllText(Path.Combine(place, "letter.sbn-html"), text);
        File.WriteAllText(Path.Combine(place, "schema.json"), """{"type":"object","properties":{"to":{"type":"string"}}}""");
        var packing = PackageBundle.Pack(folder.File("templates"), "letter");
        packing.Problems.ShouldBeEmpty();
        return packing.Bundle.ShouldNotBeNull();
    }
}
