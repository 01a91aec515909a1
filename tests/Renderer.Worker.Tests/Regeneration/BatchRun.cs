using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Requests;
using Renderer.Worker.Tests.Running;
using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Regeneration;

/// <summary>A service with some notes rendered by version 1.2.0, and version 1.3.0 published.</summary>
internal sealed class BatchRun : IAsyncDisposable
{
    public const string BatchId = "batch-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private BatchRun(RunningService service) => Service = service;

    public RunningService Service { get; private set; }

    public BatchLedger Ledger => Service.Archive.Batches;

    /// <summary>Starts with so many notes. Rounds of planning follow each other closely, unless the settings say that nobody plans.</summary>
    public static async Task<BatchRun> StartAsync(int notes, params (string Name, string Value)[] settings)
    {
        var run = new BatchRun(await RunningService.StartAsync(null, [.. Quick, .. settings]));
        for (var i = 1; i <= notes; i++) await run.Service.PublishAsync(NoteOf(i));
        for (var i = 1; i <= notes; i++) await run.Service.HearAsync<ReportRendered>();
        await run.PublishVersionAsync(NotePackage.Bundle("1.3.0"));
        return run;
    }

    public static (string Name, string Value)[] Quick =>
    [
        ("Regeneration:PlanPeriod", "00:00:00.010"),
        ("Regeneration:ProgressPeriod", "00:00:00.020"),
    ];

    public static ReportReady NoteOf(int number) => Messages.Note($"第{number}条") with { ReportId = IdOf(number) };

    public static string IdOf(int number) => $"n-{number:000}";

    public Task PublishVersionAsync(PackageBundle bundle) => Service.Archive.Templates.PublishAsync(bundle, "test", default);

    public Task<CommandOutcome> AskAsync(Func<RegenerateReports, RegenerateReports>? change = null)
    {
        var command = new RegenerateReports
        {
            BatchId = BatchId,
            Template = NotePackage.Template,
            TemplateVersion = "1.3.0",
            Selection = new RegenerationSelection(),
            RequestedBy = "test",
        };
        return Service.Parts.GetRequiredService<RegenerationCommands>().StartAsync(change?.Invoke(command) ?? command, default);
    }

    /// <summary>Starts a batch over all notes, which must not be refused.</summary>
    public async Task<Batch> StartBatchAsync(Func<RegenerateReports, RegenerateReports>? change = null)
    {
        var outcome = await AskAsync(change);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Batch.ShouldNotBeNull();
    }

    /// <summary>Hears events until the batch's end, or its hold, is announced; and those of its items, which the end may overtake.</summary>
    /// <returns>The events, the batch's end as the last one.</returns>
    public async Task<IReadOnlyList<HeardEvent>> HearAllAsync(string state = "completed", string batchId = BatchId)
    {
        var heard = new List<HeardEvent>();
        HeardEvent? end = null;
        while (end is null || !IsWhole((RegenerationCompleted)end.Message, heard))
        {
            var next = await Service.HearAsync();
            if (next.Message is RegenerationCompleted completed && completed.BatchId == batchId && completed.State == state) end = next;
            else heard.Add(next);
        }

        return [.. heard, end];
    }

    private static bool IsWhole(RegenerationCompleted end, List<HeardEvent> heard)
    {
        var told = heard.Count(h => h.Message is ReportRendered or ReportRejected or ReportFailed);
        return end.State is "held" or "discarded" || told >= end.Rendered + end.Rejected + end.Failed;
    }

    public async Task<ImmutableDictionary<string, BatchItem>> ItemsAsync(string batchId = BatchId)
    {
        var items = new List<BatchItem>();
        await foreach (var item in Ledger.ReadItemsAsync(batchId, state: null, default)) items.Add(item);
        return items.ToImmutableDictionary(i => i.ReportId, StringComparer.Ordinal);
    }

    public async Task<PublishedRendition> ShownAsync(int number) =>
        (await Service.Archive.FindStatusAsync(IdOf(number), default)).ShouldNotBeNull().Published.ShouldNotBeNull();

    public string CurrentOf(int number) => File.ReadAllText(Path.Combine(Service.Storage, "reports", IdOf(number), "current.json"));

    /// <summary>Sends an item's message once more, as a queue does that delivers twice.</summary>
    public async Task SendAgainAsync(int number)
    {
        var batch = (await Ledger.FindAsync(BatchId, default)).ShouldNotBeNull();
        await foreach (var report in Ledger.ReadSelectionAsync(new ReportSelection { Template = NotePackage.Template, ReportIds = [IdOf(number)] }, default))
            await Service.Parts.GetRequiredService<IRequestQueue>().HandOverItemAsync(BatchSender.MessageOf(batch.Request, report, report.DataBytes), BatchId, default);
    }

    /// <summary>A planner's round with settings and a clock of its own.</summary>
    public PlanningRound RoundOf(RegenerationOptions options, TimeProvider time) => ActivatorUtilities.CreateInstance<PlanningRound>(
        Service.Parts,
        options,
        time,
        ActivatorUtilities.CreateInstance<BatchFollower>(Service.Parts, options, time),
        ActivatorUtilities.CreateInstance<SentItems>(Service.Parts, options, time));

    /// <summary>Keeps every render slot until the result is disposed: what is sent stays at the workers.</summary>
    public async Task<IDisposable> OccupyWorkersAsync()
    {
        var occupation = new Occupation();
        var gate = Service.Parts.GetRequiredService<RenderGate>();
        using var begun = new SemaphoreSlim(0);
        occupation.Work = Task.Run(() => gate.RunAsync(
            Worker.Broker.Lane.Interactive,
            () =>
            {
                begun.Release();
                occupation.Over.Wait();
                return 0;
            },
            default));
        await begun.WaitAsync();
        return occupation;
    }

    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }

    public async Task<long> OutstandingAsync(string batchId = BatchId) => (await Ledger.FindAsync(batchId, default))!.Outstanding;

    public Task StopAsync() => Service.StopAsync();

    /// <summary>Starts the service again on the same folder.</summary>
    public async Task StartAgainAsync(params (string Name, string Value)[] settings) => Service = await RunningService.StartAsync(Service.Folder, [.. Quick, .. settings]);

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private sealed class Occupation : IDisposable
    {
        public SemaphoreSlim Over { get; } = new(0);

        public Task Work { get; set; } = Task.CompletedTask;

        public void Dispose()
        {
            Over.Release();
            Work.Wait();
            Over.Dispose();
        }
    }
}
