using System.Text.Json;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Tests.Running;

/// <summary>The whole service in this process, on a free port and in a folder of its own, with a subscriber that hears its events.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    // A service that says nothing is a defect and must not hang the tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly RendererService _service;
    private readonly Channel<HeardEvent> _events;

    private RunningService(string folder, RendererService service, Channel<HeardEvent> events)
    {
        Folder = folder;
        _service = service;
        _events = events;
        Http = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
    }

    public string Folder { get; }

    public string Storage => Path.Combine(Folder, "objects");

    public HttpClient Http { get; }

    public IServiceProvider Parts => _service.Parts;

    public RenditionArchive Archive => _service.Parts.GetRequiredService<RenditionArchive>();

    public static Task<RunningService> StartAsync(string? folder = null, params (string Name, string Value)[] settings) =>
        StartAsync(renderer => renderer, folder, settings);

    /// <summary>Starts a service whose renderer was changed.</summary>
    public static async Task<RunningService> StartAsync(Func<ReportRenderer, ReportRenderer> change, string? folder = null, params (string Name, string Value)[] settings)
    {
        folder ??= Directory.CreateTempSubdirectory("renderer-").FullName;
        NotePackage.WriteTo(Path.Combine(folder, "templates"));
        var events = Channel.CreateUnbounded<HeardEvent>();
        var service = await RendererService.OpenAsync(
            SettingsOf(folder, settings),
            TimeProvider.System,
            bus =>
            {
                if (bus.FirstOrDefault(s => s.ServiceType == typeof(ReportRenderer))?.ImplementationInstance is ReportRenderer renderer) bus.AddSingleton(change(renderer));
                bus.AddSingleton(events);
                bus.AddConsumer<EventListener>();
            },
            default);
        await service.StartAsync();
        return new RunningService(folder, service, events);
    }

    /// <summary>The settings of a service in a folder.</summary>
    public static WorkerSettings SettingsOf(string folder, params (string Name, string Value)[] settings)
    {
        (string Name, string Value)[] defaults =
        [
            ("Storage:Folder", Path.Combine(folder, "objects")),
            ("Catalogue:ConnectionString", $"Data Source={Path.Combine(folder, "catalogue.db")}"),
            ("Templates:Folder", Path.Combine(folder, "templates")),
            ("Fonts:Folders:0", Path.Combine(RepositoryFolders.Templates, "fonts")),
            ("Http:Urls", "http://127.0.0.1:0"),
            ("Resilience:Storage:BreakDuration", "00:00:00.050"),
            ("Resilience:Catalogue:BreakDuration", "00:00:00.050"),
            ("Retry:Intervals:0", "00:00:00.001"),
            ("Retry:Backoff:0", "00:00:00.010"),
            ("Retry:SweepPeriod", "00:00:00.020"),
            .. new[] { "Storage", "Catalogue" }.SelectMany(part => new[]
            {
                ($"Resilience:{part}:Retries", "1"),
                ($"Resilience:{part}:FirstDelay", "00:00:00.001"),
                ($"Resilience:{part}:BreakDuration", "00:00:00.100"),
            }),
        ];
        return WorkerSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(defaults.Concat(settings).Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)).GroupBy(s => s.Key).Select(g => g.Last()))
            .Build());
    }

    public Task PublishAsync(ReportReady message) => _service.Parts.GetRequiredService<IBus>().Publish(message);

    /// <summary>The next event the service announces.</summary>
    public async Task<HeardEvent> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _events.Reader.ReadAsync(patience.Token);
    }

    public async Task<T> HearAsync<T>() => (await HearAsync()).Message.ShouldBeOfType<T>();

    /// <summary>Hears events until one of a kind comes.</summary>
    public async Task<T> HearUntilAsync<T>()
    {
        while (true)
        {
            if ((await HearAsync()).Message is T message) return message;
        }
    }

    /// <summary>Makes the store unusable: a file where its folder should be.</summary>
    public void TakeStorageAway()
    {
        if (Directory.Exists(Storage)) Directory.Move(Storage, Storage + ".away");
        File.WriteAllText(Storage, "a file where the folder should be");
    }

    /// <summary>Makes the store usable again, with what it held.</summary>
    public void GiveStorageBack()
    {
        File.Delete(Storage);
        if (Directory.Exists(Storage + ".away")) Directory.Move(Storage + ".away", Storage);
    }

    public bool IsSilent => !_events.Reader.TryPeek(out _);

    public async Task<JsonElement> GetJsonAsync(string path) => JsonElement.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    public async Task StopAsync()
    {
        await _service.DisposeAsync();
        Http.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await DeleteFolderAsync();
    }

    // A probe of the store that was under way when the service ended may still be taking its file away.
    private async Task DeleteFolderAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Delay(20);
            }
        }
    }

    private sealed class EventListener(Channel<HeardEvent> events)
        : IConsumer<ReportRendered>, IConsumer<ReportRejected>, IConsumer<ReportFailed>, IConsumer<RegenerationStarted>, IConsumer<RegenerationProgressed>, IConsumer<RegenerationCompleted>
    {
        public Task Consume(ConsumeContext<ReportRendered> context) => WriteAsync(context, context.Message);

        public Task Consume(ConsumeContext<ReportRejected> context) => WriteAsync(context, context.Message);

        public Task Consume(ConsumeContext<ReportFailed> context) => WriteAsync(context, context.Message);

        public Task Consume(ConsumeContext<RegenerationStarted> context) => WriteAsync(context, context.Message);

        public Task Consume(ConsumeContext<RegenerationProgressed> context) => WriteAsync(context, context.Message);

        public Task Consume(ConsumeContext<RegenerationCompleted> context) => WriteAsync(context, context.Message);

        private Task WriteAsync(ConsumeContext context, object message) =>
            events.Writer.WriteAsync(new HeardEvent(message, context.MessageId!.Value, context.Headers.Get<string>("traceparent"))).AsTask();
    }
}

/// <summary>One announced event.</summary>
internal sealed record HeardEvent(object Message, Guid MessageId, string? TraceParent);
