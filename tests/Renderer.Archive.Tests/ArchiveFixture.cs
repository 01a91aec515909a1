using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests;

/// <summary>An archive in a folder of its own, its catalogue beside it or in a fresh database of a server, and small hand-made things to put into it.</summary>
internal sealed class ArchiveFixture(CatalogueServer? server) : IAsyncDisposable
{
    private readonly List<RenditionArchive> _archives = [];
    private CatalogueOptions? _catalogue;

    /// <summary>An archive whose catalogue is in a server, or in a file without one.</summary>
    public static ArchiveFixture With(CatalogueServer? server) => new(server);

    public TemporaryFolder Folder { get; } = new();

    public SettableTime Time { get; } = new();

    public DirectoryObjectStore Objects => new(Folder.File("objects"));

    /// <summary>Where the catalogue is; the database is created at the first call.</summary>
    public async Task<CatalogueOptions> CatalogueAsync() => _catalogue ??= server is null
        ? new CatalogueOptions { ConnectionString = $"Data Source={Folder.File("catalogue.db")}" }
        : new CatalogueOptions { Kind = "postgresql", ConnectionString = await server.Server.CreateDatabaseAsync() };

    public Task<RenditionArchive> OpenAsync() => OpenAsync(Objects);

    public async Task<RenditionArchive> OpenAsync(IObjectStore objects)
    {
        var archive = await RenditionArchive.OpenAsync(objects, await CatalogueAsync(), new DependencyOptions(), Time, default);
        _archives.Add(archive);
        return archive;
    }

    public static ReportRequest Request(string id = "r-1", long revision = 1, string digest = "d1") => new()
    {
        Revision = ReportRevision.Create(id, revision),
        Digest = digest,
        Template = "disclosure-2021",
        Tags = ImmutableSortedDictionary<string, string>.Empty.Add("镇", "花街"),
    };

    public static string Message(string id = "r-1", long revision = 1) => $$"""{"reportId":"{{id}}","revision":{{revision}} }""";

    public static CheckedData Data(string text)
    {
        var canonical = Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}""");
        return new CheckedData
        {
            Template = "disclosure-2021",
            TemplateVersion = "1.0.0",
            TemplateDigest = new string('t', 64),
            DataDigest = Convert.ToHexStringLower(SHA256.HashData(canonical)),
            CanonicalData = canonical,
            RenditionId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("rendition" + text))),
        };
    }

    public static RenderedReport Report(CheckedData data) => new()
    {
        RenditionId = data.RenditionId,
        Html = Encoding.UTF8.GetBytes($"<p>{data.DataDigest}</p>"),
        Pdf = Encoding.UTF8.GetBytes($"%PDF {data.DataDigest}"),
        Pages = 3,
        Provenance = "{}"u8.ToArray(),
        Durations = ImmutableDictionary<string, TimeSpan>.Empty,
    };

    /// <summary>Closes the archives, and with them their connections.</summary>
    public async Task CloseAsync()
    {
        foreach (var archive in _archives) await archive.DisposeAsync();
        _archives.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
