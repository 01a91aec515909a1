using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Renderer.Worker.Http;

/// <summary>What browsers may do with the answers: show them, and nothing else.</summary>
internal static class SecurityHeaders
{
    /// <summary>A report is one file: its style inside, its pictures inside, no scripts. Whatever a template lets through, browsers do not run.</summary>
    public const string DocumentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void Use(IApplicationBuilder app) => app.Use((HttpContext http, RequestDelegate next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "SAMEORIGIN";
        return next(http);
    });
}
