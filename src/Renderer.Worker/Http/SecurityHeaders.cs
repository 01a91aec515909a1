using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Renderer.Reports;

namespace Renderer.Worker.Http;

/// <summary>What browsers may do with the answers: show them, and nothing else.</summary>
internal static class SecurityHeaders
{
    /// <summary>A report is one file: its style inside, its pictures inside, no scripts. Whatever a template lets through, browsers do not run.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    // A browser's own PDF viewer is an embedded object with a style.
    private const string PdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    // JSON, metrics, refusals: nothing to load, nothing to frame.
    private const string AnswerPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Use(IApplicationBuilder app) => app.Use((HttpContext http, RequestDelegate next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = AnswerPolicy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    });

    /// <summary>The same for a report's file, which pages of this address may also frame.</summary>
    public static void SetFor(HttpResponse response, string format)
    {
        if (PolicyOf(format) is { } policy)
        {
            response.Headers.ContentSecurityPolicy = policy;
            response.Headers.XFrameOptions = "SAMEORIGIN";
        }

        // A newer revision may come any time, so caches ask again; the tag makes that cheap.
        response.Headers.CacheControl = "no-cache";
    }

    private static string? PolicyOf(string format) => format switch
    {
        ReportFormats.Html or ReportFormats.Fragment => PagePolicy,
        ReportFormats.Pdf => PdfPolicy,
        _ => null,
    };
}
