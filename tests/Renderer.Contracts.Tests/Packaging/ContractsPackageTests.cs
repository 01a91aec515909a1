using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Renderer.Contracts.Tests.Clients;

namespace Renderer.Contracts.Tests.Packaging;

/// <summary>What users of the NuGet package get.</summary>
[Collection(nameof(PackedContracts))]
public sealed class ContractsPackageTests(PackedContracts packed)
{
    [Fact]
    public void Package_Files_AreAssembliesDocumentationSchemasAndLicence()
    {
        using var package = ZipFile.OpenRead(packed.Package);
        string[] own = ["_rels/", "package/", "[Content_Types].xml"];

        package.Entries.Select(e => e.FullName).Where(n => !own.Any(o => n.StartsWith(o, StringComparison.Ordinal))).ShouldBe(
            [
                "Renderer.Contracts.nuspec", "README.md", "LICENSE",
                "lib/net10.0/Renderer.Contracts.dll", "lib/net10.0/Renderer.Contracts.xml",
                "lib/netstandard2.0/Renderer.Contracts.dll", "lib/netstandard2.0/Renderer.Contracts.xml",
                "schemas/asyncapi.json",
                "schemas/CancelRegeneration.schema.json", "schemas/RegenerateReports.schema.json",
                "schemas/RegenerationCompleted.schema.json", "schemas/RegenerationProgressed.schema.json", "schemas/RegenerationStarted.schema.json",
                "schemas/ReportFailed.schema.json", "schemas/ReportReady.schema.json", "schemas/ReportRejected.schema.json", "schemas/ReportRendered.schema.json",
                "schemas/TemplateActivated.schema.json", "schemas/TemplatePublished.schema.json", "schemas/TemplateWithdrawn.schema.json",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Symbols_AreForBothFrameworks()
    {
        using var symbols = ZipFile.OpenRead(packed.Symbols);

        symbols.Entries.Select(e => e.FullName).Where(n => n.EndsWith(".pdb", StringComparison.Ordinal))
            .ShouldBe(["lib/net10.0/Renderer.Contracts.pdb", "lib/netstandard2.0/Renderer.Contracts.pdb"], ignoreOrder: true);
    }

    [Fact]
    public void Package_Metadata_SaysWhatItIs()
    {
        using var package = ZipFile.OpenRead(packed.Package);
        using var nuspec = package.GetEntry("Renderer.Contracts.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToLookup(e => e.Name.LocalName, StringComparer.Ordinal);

        metadata["id"].Single().Value.ShouldBe("Renderer.Contracts");
        metadata["license"].Single().Value.ShouldBe("MIT");
        metadata["readme"].Single().Value.ShouldBe("README.md");
        metadata["description"].Single().Value.ShouldContain("messages");
        // On .NET 10 the package needs nothing; before it, the JSON library.
        metadata["dependencies"].Descendants().Where(d => d.Name.LocalName == "dependency").Select(d => d.Attribute("id")!.Value).ShouldBe(["System.Text.Json"]);
    }

    [Fact]
    public void Package_Assemblies_DoNotNameTheFolderTheyWereBuiltIn()
    {
        using var package = ZipFile.OpenRead(packed.Package);
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(RepositoryFolder.Root)).ShouldBe(-1, entry.FullName);
        }
    }

    [Fact]
    public async Task Package_FromAFolder_RestoresAndCompilesTheExample() => File.Exists(await packed.BuildExampleAsync()).ShouldBeTrue();
}

/// <summary>Packing and starting servers take seconds; each is done once.</summary>
[CollectionDefinition(nameof(PackedContracts))]
public sealed class PackedContractsDefinition : ICollectionFixture<PackedContracts>, ICollectionFixture<RunningRenderer>;
