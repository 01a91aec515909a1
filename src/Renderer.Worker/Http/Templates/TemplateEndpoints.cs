using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Renderer.Archive;
using Renderer.Archive.Templates;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Http.Templates;

/// <summary>The HTTP API of template versions: see them, and change which one is active.</summary>
internal sealed class TemplateEndpoints(
    RenditionArchive archive, ReportRenderer renderer, TemplateChanges changes, IBus bus, BrokerOptions broker, AccessControl access, TimeProvider time, ILogger<TemplateEndpoints> logger)
{
    private readonly TemplateRegistry _registry = archive.Templates;

    public void Map(IEndpointRouteBuilder routes)
    {
        Endpoint.MapRead(routes, "/api/templates", ListAsync).WithMetadata(new RequiredScope(ApiScope.Read));
        Endpoint.MapRead(routes, "/api/templates/{name}", ShowAsync).WithMetadata(new RequiredScope(ApiScope.Read));
        MapChange(routes, "activate", http => WithVersionAsync(http, (name, version, by) => _registry.ActivateAsync(name, version, by, http.RequestAborted)));
        MapChange(routes, "withdraw", http => WithVersionAsync(http, (name, version, by) => _registry.WithdrawAsync(name, version, by, http.RequestAborted)));
        MapChange(routes, "rollback", http => ChangeAsync(http, (name, by) => _registry.RollbackAsync(name, by, http.RequestAborted)));
    }

    private static void MapChange(IEndpointRouteBuilder routes, string change, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapPost($"/api/templates/{{name}}/{change}", Endpoint.Of(answer)).WithMetadata(new RequiredScope(ApiScope.Regenerate));

    private async Task<IResult> ListAsync(HttpContext http)
    {
        var published = (await _registry.ListAsync(name: null, http.RequestAborted)).ToLookup(v => v.Name, StringComparer.Ordinal);
        var names = published.Select(p => p.Key).Concat(renderer.Templates.Select(t => t.Name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Results.Json(new TemplateListAnswer([.. names.Select(n => TemplateAnswers.Show(n, [.. published[n]], InFolder(n)))]), WorkerJson.Default.TemplateListAnswer);
    }

    private async Task<IResult> ShowAsync(HttpContext http)
    {
        if (await FindAsync(http) is not { } template) return TemplateAnswers.Unknown();
        var history = await _registry.ReadHistoryAsync(template.Name, http.RequestAborted);
        return Results.Json(template with { History = TemplateAnswers.Show(history) }, WorkerJson.Default.TemplateAnswer);
    }

    private async Task<IResult> WithVersionAsync(HttpContext http, Func<string, string, string, Task<ActivationOutcome>> change)
    {
        if (!http.Request.HasJsonContentType()) return ProblemResults.NotJson(http.Request.ContentType);
        if (ReadVersion(await Endpoint.BodyAsync(http.Request)) is not { } version)
            return ProblemResults.Invalid([MessageCheck.Invalid("version", "The body names no version.", "Send {\"version\":\"1.2.0\"}.")]);
        if (Name(http) is not { } name) return TemplateAnswers.Unknown();
        if (await _registry.FindAsync(name, version, http.RequestAborted) is null) return TemplateAnswers.NotPublished(name, version);
        return await ChangeAsync(http, (template, by) => change(template, version, by));
    }

    private async Task<IResult> ChangeAsync(HttpContext http, Func<string, string, Task<ActivationOutcome>> change)
    {
        if (await FindAsync(http) is not { } template) return TemplateAnswers.Unknown();
        var by = access.CallerOf(http).Name;
        var outcome = await change(template.Name, by);
        if (outcome.State == ActivationState.Refused) return TemplateAnswers.Refused(outcome.Reason);
        if (outcome.State == ActivationState.Done) await AnnounceAsync(outcome.Version, by);
        return await ShowAsync(http);
    }

    // Workers that miss it find out by the clock.
    private async Task AnnounceAsync(TemplateVersion? version, string by)
    {
        await changes.HearAsync(CancellationToken.None);
        if (version is null) return;
        var withdrawn = version.WithdrawnAt is not null;
        Log.TemplateChanged(logger, version.Label, withdrawn ? "withdrawn" : "activated", by);
        using var patience = new CancellationTokenSource(broker.HandOverTimeout, time);
        try
        {
            var announcement = withdrawn ? TemplateAnnouncement.Withdrawn(version, by) : TemplateAnnouncement.Activated(version, by, time.GetUtcNow());
            await announcement.PublishAsync(bus, patience.Token);
        }
        catch (Exception e) when (e is MassTransitException or OperationCanceledException)
        {
            Log.TemplateNotAnnounced(logger, version.Label, e.Message);
        }
    }

    private async Task<TemplateAnswer?> FindAsync(HttpContext http)
    {
        if (Name(http) is not { } name) return null;
        var versions = await _registry.ListAsync(name, http.RequestAborted);
        var folder = InFolder(name);
        return versions.IsEmpty && folder is null ? null : TemplateAnswers.Show(name, versions, folder);
    }

    private TemplateSummary? InFolder(string name) => renderer.Templates.FirstOrDefault(t => t.Name == name);

    private static string? Name(HttpContext http) => http.GetRouteValue("name") is string name && MessageCheck.IsName(name) ? name : null;

    private static string? ReadVersion(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var isText = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("version", out var given) && given.ValueKind == JsonValueKind.String;
            return isText && json.RootElement.GetProperty("version").GetString() is { } version && MessageCheck.IsName(version) ? version : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
