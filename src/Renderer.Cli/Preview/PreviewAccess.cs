using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Renderer.Cli.Preview;

/// <summary>Who may look at the preview, and what a browser may do with it.</summary>
internal static class PreviewAccess
{
    /// <summary>The preview's own page: its own script, style and frames, nothing else.</summary>
    public const string ShellPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The document: one file that runs and loads nothing.</summary>
    public const string PagePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    // A browser's own PDF viewer is an embedded object with a style.
    public const string PdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Answers only requests that were meant for this address.</summary>
    /// <remarks>A website may give its own name this machine's address (DNS rebinding) and then read the preview as its own; its name still stands in the Host header.</remarks>
    public static Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!IsOurs(http)) return RefuseAsync(http, StatusCodes.Status403Forbidden);
        return HttpMethods.IsGet(http.Request.Method) ? next(http) : RefuseAsync(http, StatusCodes.Status405MethodNotAllowed);
    }

    private static bool IsOurs(HttpContext http) =>
        http.Request.Host is { Host: "127.0.0.1" or "localhost" } host && host.Port == http.Connection.LocalPort && http.Request.Headers[HeaderNames.Host].Count == 1;

    private static Task RefuseAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
