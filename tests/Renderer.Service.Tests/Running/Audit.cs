using System.Security.Cryptography;
using System.Text.Json;
using Amazon.S3.Model;

namespace Renderer.Service.Tests.Running;

/// <summary>What must hold when everything is quiet again: messages in = outcomes out, nothing lost, nothing doubled.</summary>
internal sealed class Audit
{
    private readonly Dictionary<string, string> _contentOf = [];
    private readonly Dictionary<string, JsonElement> _artifactsOf = [];
    private readonly Dictionary<string, (long Revision, string Rendition)> _reports = [];
    private readonly Dictionary<string, long> _objects = [];

    private Audit()
    {
    }

    public int Renditions => _artifactsOf.Count;

    public int Reports => _reports.Count;

    public int Objects => _objects.Count;

    /// <summary>Reads catalogue and store as they are now.</summary>
    public static async Task<Audit> ReadAsync(Deployment deployment)
    {
        var audit = new Audit();
        await using (var command = deployment.Database.CreateCommand("SELECT id, data_digest || '@' || template_digest, artifacts FROM renditions"))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                audit._contentOf[rows.GetString(0)] = rows.GetString(1);
                audit._artifactsOf[rows.GetString(0)] = JsonElement.Parse(rows.GetString(2));
            }
        }

        await using (var command = deployment.Database.CreateCommand("SELECT report_id, revision, rendition_id FROM reports"))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) audit._reports[rows.GetString(0)] = (rows.GetInt64(1), rows.GetString(2));
        }

        var request = new ListObjectsV2Request { BucketName = deployment.BucketName };
        do
        {
            var page = await deployment.Storage.ListObjectsV2Async(request);
            foreach (var found in page.S3Objects ?? []) audit._objects[found.Key] = found.Size ?? 0;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
        return audit;
    }

    /// <summary>One rendition per identity, no row without its objects, no object without its row, each report at its newest revision.</summary>
    public void ShouldBeWhole(IEnumerable<ReportKey> rendered)
    {
        _contentOf.Values.Distinct(StringComparer.Ordinal).Count().ShouldBe(_contentOf.Count, "one rendition per identity");
        foreach (var (id, artifacts) in _artifactsOf)
        {
            foreach (var artifact in artifacts.EnumerateArray())
            {
                _objects.ShouldContainKey(artifact.GetProperty("key").GetString()!, $"rendition {id} has no object");
                _objects[artifact.GetProperty("key").GetString()!].ShouldBe(artifact.GetProperty("bytes").GetInt64());
            }
        }

        var ownerless = _objects.Keys.Where(k => k.StartsWith("renditions/", StringComparison.Ordinal) && !_artifactsOf.ContainsKey(k.Split('/')[1])).ToArray();
        ownerless.ShouldBeEmpty("objects without a row");
        foreach (var newest in rendered.GroupBy(k => k.ReportId))
        {
            _reports.ShouldContainKey(newest.Key);
            _reports[newest.Key].Revision.ShouldBe(newest.Max(k => k.Revision), newest.Key);
        }
    }

    /// <summary>Each pointer names what the catalogue names.</summary>
    public async Task PointersShouldAgreeAsync(Deployment deployment)
    {
        await Parallel.ForEachAsync(_reports, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (report, cancellationToken) =>
        {
            using var stored = await deployment.Storage.GetObjectAsync(deployment.BucketName, $"reports/{report.Key}/current.json", cancellationToken);
            using var pointer = await JsonDocument.ParseAsync(stored.ResponseStream, cancellationToken: cancellationToken);
            pointer.RootElement.GetProperty("renditionId").GetString().ShouldBe(report.Value.Rendition, report.Key);
            pointer.RootElement.GetProperty("revision").GetInt64().ShouldBe(report.Value.Revision, report.Key);
        });
    }

    /// <summary>Some renditions are what their rows say, byte for byte.</summary>
    public async Task ContentShouldAgreeAsync(Deployment deployment, int count)
    {
        foreach (var artifact in _artifactsOf.Values.Take(count).SelectMany(a => a.EnumerateArray()))
        {
            using var stored = await deployment.Storage.GetObjectAsync(deployment.BucketName, artifact.GetProperty("key").GetString());
            Convert.ToHexStringLower(await SHA256.HashDataAsync(stored.ResponseStream)).ShouldBe(artifact.GetProperty("sha256").GetString());
        }
    }
}
