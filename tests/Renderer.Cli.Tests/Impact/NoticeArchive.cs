using System.Collections.Immutable;
using System.Text;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Cli.Impact;
using Renderer.Cli.Scaffold;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Impact;

/// <summary>An archive of notices that were rendered with version 1.0.0 of a package, which a test then changes.</summary>
internal sealed class NoticeArchive : IAsyncDisposable
{
    public const string Text = "各科室、各下属单位：请于周五前报送材料。\\n\\n特此通知。";

    private readonly TemporaryFolder _folder;

    private NoticeArchive(RenditionArchive archive, TemporaryFolder folder) => (Archive, _folder) = (archive, folder);

    public RenditionArchive Archive { get; }

    public ReportOptions Options => new() { TemplatesFolder = _folder.File("templates"), FontFolders = [Path.Combine(Repository.Templates, "fonts")] };

    public string File(string name) => _folder.File(name);

    public static async Task<NoticeArchive> CreateAsync()
    {
        var folder = new TemporaryFolder();
        foreach (var (path, content) in PackageScaffold.FilesOf("notice", "会议通知")) folder.Write($"templates/notice/{path}", content);
        var objects = await ObjectStores.OpenAsync(new StorageOptions { Folder = folder.File("objects") }, new DependencyOptions(), TimeProvider.System, CancellationToken.None);
        var catalogue = new CatalogueOptions { ConnectionString = $"Data Source={folder.File("catalogue.db")};Pooling=False" };
        return new(await RenditionArchive.OpenAsync(objects, catalogue, new DependencyOptions(), TimeProvider.System, CancellationToken.None), folder);
    }

    /// <summary>Renders and stores a report with the package as it is now.</summary>
    public async Task<SelectedReport> StoreAsync(string id, string text = Text, string more = "")
    {
        var renderer = ReportRenderer.Open(Options);
        var json = $$"""{"template":"notice","title":"会议通知","date":"2025年1月7日","text":"{{text}}"{{more}}}""";
        var check = renderer.Check(new RenderRequest(Encoding.UTF8.GetBytes(json), id));
        var data = check.Data.ShouldNotBeNull();
        var render = renderer.Render(data);
        var rendition = await Archive.StoreAsync(data, render.Report.ShouldNotBeNull(), render.Problems, CancellationToken.None);
        var request = new ReportRequest { Revision = ReportRevision.Create(id, 1), Digest = data.DataDigest, Template = "notice" };
        await Archive.CompleteAsync(request, new Completion(rendition) { Findings = check.Problems }, CancellationToken.None);
        return new()
        {
            ReportId = id,
            Revision = 1,
            DataDigest = data.DataDigest,
            DataBytes = data.CanonicalData.Length,
            DataVersion = data.TemplateVersion,
            RenditionId = rendition.Id,
            RenditionDataDigest = data.DataDigest,
            RenditionVersion = data.TemplateVersion,
            Formats = [],
        };
    }

    /// <summary>Changes a file of the package.</summary>
    public void Edit(string file, string old, string now)
    {
        var path = _folder.File($"templates/notice/{file}");
        var text = System.IO.File.ReadAllText(path);
        text.ShouldContain(old);
        System.IO.File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>Compares with the package as it is now.</summary>
    public async Task<ReportImpact> CompareAsync(SelectedReport report) => (await Comparer().CompareAsync(report, drawsPages: false, CancellationToken.None)).Impact;

    public ReportComparer Comparer() => new(ReportRenderer.Open(Options), Archive, Target);

    public static RenderRequest Target => new(default, "", "notice");

    public static async IAsyncEnumerable<SelectedReport> Selection(params ImmutableArray<SelectedReport> reports)
    {
        await Task.Yield();
        foreach (var report in reports) yield return report;
    }

    public async ValueTask DisposeAsync()
    {
        await Archive.DisposeAsync();
        _folder.Dispose();
    }
}
