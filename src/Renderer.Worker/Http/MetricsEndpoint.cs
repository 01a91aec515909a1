using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Http;

/// <summary><c>/metrics</c> for Prometheus.</summary>
internal sealed class MetricsEndpoint(TelemetryExport telemetry)
{
    public void Map(IEndpointRouteBuilder routes) =>
        Endpoint.MapRead(routes, "/metrics", _ => Task.FromResult(Results.Text(telemetry.CollectText(), PrometheusText.ContentType))).WithMetadata(new RequiredScope(ApiScope.Operate));
}
