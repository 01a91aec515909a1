using Microsoft.Extensions.Configuration;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Tests.Hosting;

public sealed class RenderingSettingsTests
{
    [Fact]
    public void Read_SettingsOfRendering_AreThoseOfTheWorker()
    {
        (string, string)[] values = [("Templates:Folder", RepositoryFolders.Templates), ("Render:MaximumPages", "7"), ("Render:AttachData", "true"), ("Render:PdfCompression", "small"), ("Render:Watermark", "草案")];

        var (alone, workers) = (RenderingSettings.Read(Configuration(values)).ToReportOptions(), WorkerSettings.Read(Configuration(values)).ToReportOptions());

        alone.MaximumPages.ShouldBe(7);
        alone.PdfCompression.ShouldBe(PdfCompression.Small);
        alone.FontFolders.ShouldBe(workers.FontFolders);
        (alone with { FontFolders = workers.FontFolders }).ShouldBe(workers);
    }

    [Fact]
    public void Read_ManyFaults_ReportsAllTogether()
    {
        var error = Should.Throw<WorkerSettingsException>(() => RenderingSettings.Read(Configuration(
            ("Templates:Folder", "/nowhere"), ("Fonts:Folders:0", "/nowhere"), ("Render:MaximumPages", "0"), ("Render:Pages", "1"))));

        error.Faults.ShouldContain(fault => fault.StartsWith("Templates:Folder", StringComparison.Ordinal));
        error.Faults.ShouldContain(fault => fault.StartsWith("Fonts:Folders:0", StringComparison.Ordinal));
        error.Faults.ShouldContain(fault => fault.Contains("'Pages'", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_FaultsOfTheService_AreNoneOfRendering() =>
        RenderingSettings.Read(Configuration(("Templates:Folder", RepositoryFolders.Templates), ("Storage:Folder", ""), ("Retry:SweepPeriod", "2.00:00:00")))
            .ToReportOptions().TemplatesFolder.ShouldBe(RepositoryFolders.Templates);

    private static IConfigurationRoot Configuration(params IEnumerable<(string Name, string Value)> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();
}
