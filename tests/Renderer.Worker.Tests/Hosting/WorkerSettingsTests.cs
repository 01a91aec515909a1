using Microsoft.Extensions.Configuration;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Tests.Hosting;

public sealed class WorkerSettingsTests
{
    [Fact]
    public void Read_TemplatesOnly_TakesDefaults()
    {
        var settings = Read(("Templates:Folder", RepositoryFolders.Templates));

        settings.Http.Urls.ShouldBe("http://127.0.0.1:8080");
        settings.Render.MaximumDataBytes.ShouldBe(32 * 1024 * 1024);
        settings.Retry.AttemptsPerDelivery.ShouldBe(4);
        settings.ToReportOptions().FontFolders.ShouldBe([Path.Combine(RepositoryFolders.Templates, "fonts")]);
    }

    [Fact]
    public void Read_Arrays_ReplaceTheDefaults() =>
        Read(("Templates:Folder", RepositoryFolders.Templates), ("Retry:Intervals:0", "00:00:02")).Retry.Intervals.ShouldBe([TimeSpan.FromSeconds(2)]);

    [Fact]
    public void FontFolders_Set_ComeAfterTheShippedOnes()
    {
        var shipped = Path.GetFullPath(Path.Combine(RepositoryFolders.Templates, "fonts"));
        Read(("Templates:Folder", RepositoryFolders.Templates), ("Fonts:Folders:0", Path.GetTempPath()), ("Fonts:Folders:1", shipped))
            .ToReportOptions().FontFolders.ShouldBe([shipped, Path.GetFullPath(Path.GetTempPath())]);
    }

    [Fact]
    public void Read_ManyFaults_ReportsAllTogether()
    {
        var error = Should.Throw<WorkerSettingsException>(() => Read(
            ("Storage:Folder", ""),
            ("Catalogue:ConnectionString", ""),
            ("Templates:Folder", "/nowhere"),
            ("Fonts:Folders:0", "/nowhere"),
            ("Http:Urls", "ftp://x;http://127.0.0.1:1"),
            ("Render:MaximumPages", "0"),
            ("Render:Concurrency", "-1"),
            ("Render:BrokenSums", "advice"),
            ("Render:PdfCompression", "best"),
            ("Render:Watermark", " "),
            ("Retry:SweepPeriod", "2.00:00:00")));

        error.Faults.Length.ShouldBe(11);
        error.Faults.ShouldAllBe(f => f.Contains("Set ", StringComparison.Ordinal));
        error.Message.ShouldContain("Storage__Folder");
        error.Message.ShouldContain("\"ftp://x\"");
    }

    [Theory]
    [InlineData("Storage:Foldr", "x")]
    [InlineData("Render:MaximumPages", "many")]
    public void Read_MisspeltNameOrValue_IsAFault(string name, string value) =>
        Should.Throw<WorkerSettingsException>(() => Read(("Templates:Folder", RepositoryFolders.Templates), (name, value)))
            .Faults.ShouldHaveSingleItem().ShouldContain(name.Split(':')[1]);

    private static WorkerSettings Read(params (string Name, string Value)[] settings) => WorkerSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
