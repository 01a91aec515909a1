using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Reports;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Templates;
using Renderer.Worker.Tests.Running;
using Xunit.Abstractions;

namespace Renderer.Worker.Tests.Regeneration;

/// <summary>What planning an item costs on this machine, early and late in a batch; prints the numbers for the README.</summary>
/// <remarks><c>dotnet test tests/Renderer.Worker.Tests -c Release --filter FullyQualifiedName~PlannerSpeed --logger "console;verbosity=detailed"</c></remarks>
[Trait("Category", "Long")]
public sealed class PlannerSpeed(ITestOutputHelper output)
{
    private const int Reports = 20_000;

    [Fact]
    public async Task Planning_UnchangedReports_PrintsTimePerItem()
    {
        await using var run = await BatchRun.StartAsync(1, ("Regeneration:Enabled", "false"));
        await FillAsync(run);
        await run.StartBatchAsync(c => c with { TemplateVersion = "1.2.0" });
        var round = run.RoundOf(new RegenerationOptions(), TimeProvider.System);
        var rounds = new List<TimeSpan>();
        RoundEnd end;
        do
        {
            var began = Stopwatch.GetTimestamp();
            end = await round.RunAsync(default);
            rounds.Add(Stopwatch.GetElapsedTime(began));
        }
        while (end != RoundEnd.Idle);

        var batch = (await run.Ledger.FindAsync(BatchRun.BatchId, default)).ShouldNotBeNull();
        batch.Counts.Unchanged.ShouldBe(Reports + 1);
        var tenth = rounds.Count / 10;
        output.WriteLine($"{Reports} reports, {rounds.Count} rounds, {rounds.Sum(r => r.TotalSeconds):0.0} s");
        foreach (var (name, part) in new[] { ("first", rounds.Take(tenth)), ("last", rounds.TakeLast(tenth)) })
            output.WriteLine($"{name} tenth: {part.Sum(r => r.TotalMilliseconds) / (Reports / 10):0.000} ms an item, longest round {part.Max(r => r.TotalMilliseconds):0} ms");
    }

    // What the catalogue would hold had each been rendered; the planner never looks at the files.
    private static async Task FillAsync(BatchRun run)
    {
        var renderer = run.Service.Parts.GetRequiredService<ReportRenderer>();
        var package = (await run.Service.Parts.GetRequiredService<TemplateSource>().ResolveAsync(NotePackage.Template, "1.2.0", default)).Package.ShouldNotBeNull();
        var shown = (await run.ShownAsync(1)).Rendition;
        await Parallel.ForEachAsync(Enumerable.Range(1, Reports), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, stop) =>
        {
            var data = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"data {i}")));
            var rendition = shown with
            {
                Id = renderer.IdentityOf(package, data, []),
                DataDigest = data,
                Artifacts = [.. shown.Artifacts.Select(a => a.Format == ReportFormats.Json ? a with { Key = $"data/{data}.json", Sha256 = data } : a)],
            };
            var request = new ReportRequest
            {
                Revision = ReportRevision.Create($"r-{i:00000}", 1),
                Digest = data,
                Template = NotePackage.Template,
                Tags = ImmutableSortedDictionary<string, string>.Empty,
                Options = new RequestOptions(),
            };
            await run.Service.Archive.CompleteAsync(request, new Completion(rendition), stop);
        });
    }
}
