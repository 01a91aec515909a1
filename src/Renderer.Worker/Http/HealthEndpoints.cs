using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Renderer.Archive;
using Renderer.Worker.Broker;
using Renderer.Worker.Http.Access;

namespace Renderer.Worker.Http;

/// <summary>Whether the process lives, and whether its parts work. Open to everybody; reasons are for operators.</summary>
internal sealed class HealthEndpoints(RenditionArchive archive, IBusControl bus, AccessControl access, TimeProvider time, PartsAvailability? lanes = null)
{
    private readonly PartProbe _catalogue = new(archive.ProbeCatalogueAsync, time);
    private readonly PartProbe _storage = new(archive.Objects.ProbeAsync, time);

    public void Map(IEndpointRouteBuilder routes)
    {
        Endpoint.MapRead(routes, "/health/live", _ => Task.FromResult(Results.Json(new HealthAnswer("live", null), WorkerJson.Default.HealthAnswer))).WithMetadata(RequiredScope.Nothing);
        Endpoint.MapRead(routes, "/health/ready", ReadyAsync).WithMetadata(RequiredScope.Nothing);
    }

    private async Task<IResult> ReadyAsync(HttpContext http)
    {
        var (catalogue, storage) = (_catalogue.AskAsync(http.RequestAborted), _storage.AskAsync(http.RequestAborted));
        var parts = new SortedDictionary<string, PartAnswer>(StringComparer.Ordinal)
        {
            ["bus"] = CheckBus(),
            ["catalogue"] = await catalogue,
            ["storage"] = await storage,
        };
        if (lanes is not null) parts["lanes"] = lanes.IsAvailable ? new PartAnswer(true, null) : new PartAnswer(false, "Messages are held until storage and catalogue work.");
        var isReady = parts.Values.All(p => p.IsReady);
        return Results.Json(
            new HealthAnswer(isReady ? "ready" : "unready", access.IsOperator(http) ? parts : WithoutReasons(parts)),
            WorkerJson.Default.HealthAnswer,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private PartAnswer CheckBus()
    {
        var health = bus.CheckHealth();
        return health.Status == BusHealthStatus.Healthy ? new PartAnswer(true, null) : new PartAnswer(false, health.Description);
    }

    // They name paths, hosts and databases.
    private static Dictionary<string, PartAnswer> WithoutReasons(IEnumerable<KeyValuePair<string, PartAnswer>> parts) =>
        parts.ToDictionary(p => p.Key, p => p.Value with { Reason = null }, StringComparer.Ordinal);
}
