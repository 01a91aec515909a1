using System.Collections.Immutable;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Batches;

/// <summary>An archive with small reports, and the steps of a batch as planner and workers do them.</summary>
internal sealed class BatchFixture(CatalogueServer? server) : IAsyncDisposable
{
    public const string Template = "disclosure-2021";

    private readonly ArchiveFixture _archive = ArchiveFixture.With(server);

    /// <summary>An archive whose catalogue is in a server, or in a file without one.</summary>
    public static BatchFixture With(CatalogueServer? server) => new(server);

    public SettableTime Time => _archive.Time;

    public ArchiveFixture Fixture => _archive;

    public static string IdOf(int number) => $"r-{number:D5}";

    /// <summary>An archive in which so many reports were rendered with version 1.0.0.</summary>
    public async Task<RenditionArchive> OpenAsync(int reports)
    {
        var archive = await _archive.OpenAsync();
        for (var i = 0; i < reports; i++) await RenderAsync(archive, IdOf(i));
        return archive;
    }

    /// <summary>An ordinary request, rendered.</summary>
    public static async Task<StoredRendition> RenderAsync(RenditionArchive archive, string id, long revision = 1, string version = "1.0.0", int year = 2023)
    {
        var rendition = await StoreAsync(archive, id, revision, version);
        await archive.CompleteAsync(
            ArchiveFixture.Request(id, revision) with { Options = new RequestOptions { Formats = ["html", "pdf"], BrokenSums = "error" } },
            new Completion(rendition) { Subject = new ReportSubject($"镇 {id}", year, null) },
            default);
        return rendition;
    }

    /// <summary>The rendition of a report's revision in a template version; stored, not completed.</summary>
    public static async Task<StoredRendition> StoreAsync(RenditionArchive archive, string id, long revision, string version)
    {
        var data = DataOf(id, revision, version);
        return await archive.FindAsync(data.RenditionId, default) ?? await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
    }

    public static CheckedData DataOf(string id, long revision, string version)
    {
        var data = ArchiveFixture.Data($"{id} {revision}");
        return data with { TemplateVersion = version, RenditionId = ArchiveFixture.Data($"{id} {revision} {version}").RenditionId };
    }

    public static BatchRequest Request(string id = "b-1", string version = "2.0.0") => new()
    {
        Id = id,
        Selection = new ReportSelection { Template = Template },
        TargetVersion = version,
        TargetDigest = $"digest of {version}",
        RequestedBy = "test",
    };

    public static async Task<Batch> CreateAsync(RenditionArchive archive, BatchRequest? request = null)
    {
        var creation = await archive.Batches.CreateAsync(request ?? Request(), default);
        creation.Reason.ShouldBeNull();
        return creation.Batch.ShouldNotBeNull();
    }

    /// <summary>Plans and sends everything, as if the window had no end.</summary>
    public static async Task<ImmutableArray<SelectedReport>> SendAllAsync(RenditionArchive archive, string batchId, int page = 100)
    {
        var sent = ImmutableArray.CreateBuilder<SelectedReport>();
        while (true)
        {
            var planned = await archive.Batches.PlanAsync((await archive.Batches.FindAsync(batchId, default))!, page, _ => BatchItemState.Planned, default);
            planned.WasOutrun.ShouldBeFalse();
            sent.AddRange(planned.ToSend);
            await archive.Batches.MarkSentAsync(batchId, [.. planned.ToSend.Select(r => r.ReportId)], default);
            if (planned.IsSelectionComplete) return sent.ToImmutable();
        }
    }

    /// <summary>What a worker does with a sound item.</summary>
    public static async Task<ItemCompletion> CompleteAsync(RenditionArchive archive, string batchId, SelectedReport report, string version = "2.0.0")
    {
        var data = DataOf(report.ReportId, report.Revision, version);
        var found = await archive.FindAsync(data.RenditionId, default);
        var rendition = found ?? await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
        return await archive.CompleteItemAsync(
            batchId,
            ArchiveFixture.Request(report.ReportId, report.Revision),
            new Completion(rendition) { Subject = new ReportSubject($"镇 {report.ReportId}", 2023, null), SourceDigest = report.DataDigest },
            found is not null,
            default);
    }

    public static async Task<List<BatchItem>> ItemsAsync(RenditionArchive archive, string batchId, BatchItemState? state = null)
    {
        var items = new List<BatchItem>();
        await foreach (var item in archive.Batches.ReadItemsAsync(batchId, state, default)) items.Add(item);
        return items;
    }

    public static async Task<string?> ShownVersionAsync(RenditionArchive archive, string id) =>
        (await archive.FindStatusAsync(id, default))?.Published?.Rendition.TemplateVersion;

    public ValueTask DisposeAsync() => _archive.DisposeAsync();
}
