using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Worker.Http.Access;

namespace Renderer.Worker.Http;

/// <summary>Whether the process lives, and whether its parts work.</summary>
internal sealed class HealthEndpoints(RenditionArchive archive, IBusControl bus)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Endpoint.MapRead(routes, "/health/live", _ => Task.FromResult(Results.Json(new HealthAnswer("live", null), WorkerJson.Default.HealthAnswer))).WithMetadata(RequiredScope.Nothing);
        Endpoint.MapRead(routes, "/health/ready", http => ReadyAsync(http.RequestAborted)).WithMetadata(RequiredScope.Nothing);
    }

    private async Task<IResult> ReadyAsync(CancellationToken cancellationToken)
    {
        var parts = new SortedDictionary<string, PartAnswer>(StringComparer.Ordinal)
        {
            ["bus"] = CheckBus(),
            ["catalogue"] = await CheckAsync(archive.ProbeCatalogueAsync, cancellationToken),
            ["storage"] = await CheckAsync(archive.Objects.ProbeAsync, cancellationToken),
        };
        var isReady = parts.Values.All(p => p.IsReady);
        return Results.Json(
            new HealthAnswer(isReady ? "ready" : "unready", parts),
            WorkerJson.Default.HealthAnswer,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private PartAnswer CheckBus()
    {
        var health = bus.CheckHealth();
        return health.Status == BusHealthStatus.Healthy ? new PartAnswer(true, null) : new PartAnswer(false, health.Description);
    }

    private static async Task<PartAnswer> CheckAsync(Func<CancellationToken, Task> probe, CancellationToken cancellationToken)
    {
        try
        {
            await probe(cancellationToken);
            return new PartAnswer(true, null);
        }
        catch (Exception e) when (e is ObjectStoreException or CatalogueException)
        {
            return new PartAnswer(false, e.Message);
        }
    }
}
