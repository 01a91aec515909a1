using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Renderer.Archive.Catalogue;

namespace Renderer.Worker.Http;

/// <summary>Endpoints without the framework's compiled parameter binding: they start faster, and have one parameter to bind.</summary>
internal static class Endpoint
{
    private const long FirstBodyBytes = 64 * 1024;

    public static RequestDelegate Of(Func<HttpContext, Task<IResult>> answer) => async http => await (await answer(http)).ExecuteAsync(http);

    /// <summary>A route that is read: GET, and HEAD for the same without the body.</summary>
    public static IEndpointConventionBuilder MapRead(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], Of(answer));

    /// <summary>The report id of the path; null when the path holds none.</summary>
    public static string? FindReportId(HttpContext http) =>
        http.GetRouteValue("reportId") is string text && ReportRevision.IsReportId(text) ? text : null;

    /// <summary>The whole body of a request.</summary>
    public static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request)
    {
        // What the client says about the length is not worth memory before the bytes come.
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, FirstBodyBytes));
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
