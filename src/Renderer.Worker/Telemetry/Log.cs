using Renderer.Worker.Broker;

namespace Renderer.Worker.Telemetry;

/// <summary>Everything the worker logs. Events keep their numbers; data of reports is never among the values.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Started version {Version}: {Templates} templates, {Concurrency} renders at a time, storage {Storage}, catalogue {Catalogue}, broker {Broker}")]
    public static partial void Started(ILogger logger, string version, int templates, int concurrency, string storage, string catalogue, string broker);

    [LoggerMessage(2, LogLevel.Warning, "Listening on {Urls} without API keys: {Who} can request and read reports. Make keys with renderer keys create and set Http:Keys")]
    public static partial void ListeningWithoutKeys(ILogger logger, string urls, string who);

    [LoggerMessage(3, LogLevel.Warning, "Storage does not work; it is probed until it does: {Reason}")]
    public static partial void StorageUnavailable(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Storage} ignores If-None-Match: every key is claimed in the catalogue before its object is written")]
    public static partial void StorageIgnoresConditions(ILogger logger, string storage);

    [LoggerMessage(10, LogLevel.Information, "Accepted revision {Revision} for template {Template}, {DataBytes} bytes of data")]
    public static partial void Accepted(ILogger logger, long revision, string template, long dataBytes);

    [LoggerMessage(11, LogLevel.Warning, "Accepted, but not on the bus yet; the sweep publishes it")]
    public static partial void NotPublished(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Information, "Rendered revision {Revision} as {RenditionId}: {Pages} pages, {Warnings} warnings, reused {Reused}, superseded {Superseded}, {Milliseconds} ms")]
    public static partial void Rendered(ILogger logger, long revision, string renditionId, int pages, int warnings, bool reused, bool superseded, double milliseconds);

    [LoggerMessage(21, LogLevel.Warning, "Rejected revision {Revision}: {Problems} problems, codes {Codes}")]
    public static partial void Rejected(ILogger logger, long revision, int problems, string codes);

    [LoggerMessage(22, LogLevel.Warning, "Attempt {Attempt} for revision {Revision} failed: {Code}: {Reason}")]
    public static partial void AttemptFailed(ILogger logger, int attempt, long revision, string code, string reason);

    [LoggerMessage(23, LogLevel.Error, "Failed revision {Revision} after {Attempts} attempts: {Code}: {Reason}")]
    public static partial void Failed(ILogger logger, long revision, int attempts, string code, string reason);

    [LoggerMessage(24, LogLevel.Error, "A defect of the service stopped revision {Revision}: {Trace}")]
    public static partial void Defect(ILogger logger, long revision, string trace);

    [LoggerMessage(25, LogLevel.Error, "The failure of revision {Revision} could not be recorded; it is taken up again when the catalogue answers: {Reason}")]
    public static partial void FailureNotRecorded(ILogger logger, long revision, string reason);

    [LoggerMessage(30, LogLevel.Information, "Published {Count} unfinished requests again")]
    public static partial void PublishedUnfinished(ILogger logger, int count);

    [LoggerMessage(31, LogLevel.Error, "Unfinished requests could not be taken up: {Reason}")]
    public static partial void SweepFailed(ILogger logger, string reason);

    [LoggerMessage(32, LogLevel.Error, "A kept message cannot be read and stays where it is: {Reason}")]
    public static partial void KeptMessageUnreadable(ILogger logger, string reason);

    [LoggerMessage(40, LogLevel.Error, "A request could not be answered: {Reason}")]
    public static partial void RequestFailed(ILogger logger, string reason);

    [LoggerMessage(41, LogLevel.Information, "Refused a request of {Caller}: {Reason}")]
    public static partial void AccessRefused(ILogger logger, string caller, string reason);

    [LoggerMessage(42, LogLevel.Warning, "The keys' file has changed; {Count} keys are valid now. {Faults}")]
    public static partial void KeysRead(ILogger logger, int count, string faults);

    [LoggerMessage(43, LogLevel.Information, "Batch {BatchId}: {Change} by {Caller}")]
    public static partial void BatchChanged(ILogger logger, string batchId, string change, string caller);

    [LoggerMessage(44, LogLevel.Information, "Template {Label}: {Change} by {Caller}")]
    public static partial void TemplateChanged(ILogger logger, string label, string change, string caller);

    [LoggerMessage(45, LogLevel.Warning, "The change of template {Label} could not be announced; workers notice it within Templates:PollPeriod: {Reason}")]
    public static partial void TemplateNotAnnounced(ILogger logger, string label, string reason);

    [LoggerMessage(50, LogLevel.Warning, "Messages are held: {Reason}")]
    public static partial void Paused(ILogger logger, string reason);

    [LoggerMessage(51, LogLevel.Information, "Storage and catalogue work again; messages are worked on")]
    public static partial void Resumed(ILogger logger);

    [LoggerMessage(52, LogLevel.Warning, "The broker has no topology yet; it is declared when the broker is there: {Reason}")]
    public static partial void TopologyNotDeclared(ILogger logger, string reason);

    [LoggerMessage(53, LogLevel.Error, "A message was given back to its queue")]
    public static partial void GivenBack(ILogger logger, Exception exception);

    [LoggerMessage(60, LogLevel.Warning, "Skipped revision {Revision}: batch {BatchId} does not have it, or has another revision by now")]
    public static partial void ItemSkipped(ILogger logger, long revision, string batchId);

    [LoggerMessage(61, LogLevel.Information, "This process plans batches, as {Owner}")]
    public static partial void PlannerLeads(ILogger logger, string owner);

    [LoggerMessage(62, LogLevel.Warning, "Planning waits: {Reason}")]
    public static partial void PlannerWaits(ILogger logger, string reason);

    [LoggerMessage(63, LogLevel.Information, "Planning goes on")]
    public static partial void PlannerWorks(ILogger logger);

    [LoggerMessage(64, LogLevel.Error, "A defect of the service stopped a round of planning; the next one tries again: {Trace}")]
    public static partial void PlannerDefect(ILogger logger, string trace);

    [LoggerMessage(65, LogLevel.Information, "Batch {BatchId} over {Template} with version {Version}, new {IsNew}, asked for by {RequestedBy}")]
    public static partial void BatchAsked(ILogger logger, string batchId, string template, string version, bool isNew, string requestedBy);

    [LoggerMessage(66, LogLevel.Information, "Batch {BatchId} is being cancelled by {RequestedBy}")]
    public static partial void BatchCancelled(ILogger logger, string batchId, string requestedBy);

    [LoggerMessage(67, LogLevel.Warning, "A command for batch {BatchId} was refused: {Codes}")]
    public static partial void CommandRefused(ILogger logger, string batchId, string codes);

    [LoggerMessage(68, LogLevel.Warning, "A command waits: {Reason}")]
    public static partial void CommandWaits(ILogger logger, string reason);

    [LoggerMessage(69, LogLevel.Information, "Batch {BatchId} is {State}: {Counts}")]
    public static partial void BatchTold(ILogger logger, string batchId, Archive.Batches.BatchState state, Archive.Batches.BatchCounts counts);

    [LoggerMessage(70, LogLevel.Warning, "The published template versions could not be read; those known before serve: {Reason}")]
    public static partial void TemplatesNotRead(ILogger logger, string reason);

    /// <summary>Every line written inside says which report it is about.</summary>
    public static IDisposable? ReportScope(ILogger logger, string reportId, long revision, Lane lane = Lane.Interactive) =>
        logger.BeginScope(new ReportScopeValues(reportId, revision, LaneNames.Of(lane)));

    private sealed class ReportScopeValues(string reportId, long revision, string lane)
        : List<KeyValuePair<string, object?>>([new("ReportId", reportId), new("Revision", revision), new("Lane", lane)])
    {
        public override string ToString() => $"report {this[0].Value}, revision {this[1].Value}";
    }
}
