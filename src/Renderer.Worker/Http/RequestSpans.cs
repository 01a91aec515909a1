using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Renderer.Worker.Http.Access;

namespace Renderer.Worker.Http;

/// <summary>Names the server's span after the route. Probes and scrapes make no spans: they would be most of them.</summary>
internal static class RequestSpans
{
    public static void Use(IApplicationBuilder app) => app.Use(async (HttpContext http, RequestDelegate next) =>
    {
        var activity = http.Features.Get<IHttpActivityFeature>()?.Activity;
        if (activity is not null) Describe(activity, http);
        await next(http);
        activity?.SetTag("http.response.status_code", http.Response.StatusCode);
    });

    private static void Describe(Activity activity, HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint) return;
        if (endpoint.Metadata.GetMetadata<RequiredScope>() is { Name: null or ApiScope.Operate })
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        activity.DisplayName = $"{http.Request.Method} {endpoint.RoutePattern.RawText}";
        activity.SetTag("http.route", endpoint.RoutePattern.RawText).SetTag("http.request.method", http.Request.Method);
    }
}
