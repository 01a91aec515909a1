using System.Reflection;
using System.Xml.Linq;

namespace Renderer.Cli.Tests.Conventions;

/// <summary>The pipeline's borders: who may reference whom.</summary>
public sealed class ProjectReferenceTests
{
    public static TheoryData<string, string> Table => new()
    {
        { "Renderer.Contracts", "" },
        { "Renderer.Templating", "" },
        { "Renderer.Layout", "" },
        { "Renderer.Pdf", "Renderer.Layout" },
        { "Renderer.Reports", "Renderer.Layout Renderer.Pdf Renderer.Templating" },
        { "Renderer.Archive", "Renderer.Reports" },
        { "Renderer.Worker", "Renderer.Archive Renderer.Contracts Renderer.Reports" },
        { "Renderer.Cli", "Renderer.Archive Renderer.Layout Renderer.Reports Renderer.Worker" },
    };

    // What a project hands out of these is part of its borders too.
    private static readonly Dictionary<string, string[]> OwnersOfPackages = new(StringComparer.Ordinal)
    {
        // Reports reads the tables of finished pages for their CSV (Layout's own tree keeps neither ids nor data attributes), and the command
        // that lints template packages reads their pages as browsers do.
        ["AngleSharp"] = ["Renderer.Layout", "Renderer.Reports", "Renderer.Cli"],
        ["AngleSharp.Css"] = ["Renderer.Layout"],
        ["Markdig"] = ["Renderer.Reports"],
        ["MassTransit"] = ["Renderer.Worker"],
        ["MassTransit.RabbitMQ"] = ["Renderer.Worker"],
        ["RabbitMQ.Client"] = ["Renderer.Worker"],
        ["Microsoft.EntityFrameworkCore.Sqlite"] = ["Renderer.Archive"],
        ["Npgsql.EntityFrameworkCore.PostgreSQL"] = ["Renderer.Archive"],
        ["AWSSDK.Core"] = ["Renderer.Archive"],
        ["AWSSDK.S3"] = ["Renderer.Archive"],
        ["Polly"] = ["Renderer.Archive"],
        ["System.Text.Json"] = ["Renderer.Contracts"],
        ["OpenTelemetry"] = ["Renderer.Worker"],
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = ["Renderer.Worker"],
        ["System.CommandLine"] = ["Renderer.Cli"],
        ["Spectre.Console"] = ["Renderer.Cli"],
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Project_References_EqualTheTable(string project, string references) =>
        string.Join(' ', Included(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)).ShouldBe(references);

    [Theory]
    [MemberData(nameof(Table))]
    public void Assembly_References_StayWithinTheTable(string project, string references) =>
        AssemblyOf(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(a => a.StartsWith("Renderer.", StringComparison.Ordinal))
            .ShouldBeSubsetOf(references.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [MemberData(nameof(Table))]
    public void Project_Packages_BelongToIt(string project, string references)
    {
        references.ShouldNotBeNull();
        foreach (var package in Included(project, "PackageReference")) OwnersOfPackages[package].ShouldContain(project, package);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void MassTransit_IsKnownToTheWorkerOnly(string project, string references)
    {
        references.ShouldNotBeNull();
        AssemblyOf(project).GetReferencedAssemblies().Any(a => a.Name!.StartsWith("MassTransit", StringComparison.Ordinal)).ShouldBe(project == "Renderer.Worker");
    }

    [Fact]
    public void Projects_OfTheRepository_AreTheTable() =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)!)
            .ShouldBe(Table.Select(row => (string)row[0]), ignoreOrder: true);

    internal static Assembly AssemblyOf(string project) => Assembly.Load(project == "Renderer.Cli" ? "renderer" : project);

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants(item).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}
