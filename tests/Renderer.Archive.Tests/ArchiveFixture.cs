using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Archive.Tests;

/// <summary>An archive in a folder of its own, and small hand-made things to put into it.</summary>
internal sealed class ArchiveFixture : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public SettableTime Time { get; } = new();

    public DirectoryObjectStore Objects => new(Folder.File("objects"));

    public Task<RenditionArchive> OpenAsync() => RenditionArchive.OpenAsync(
        Objects, new CatalogueOptions { ConnectionString = $"Data Source={Folder.File("catalogue.db")}" }, Time, default);

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

    public void Dispose() => Folder.Dispose();
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
