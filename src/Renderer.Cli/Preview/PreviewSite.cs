using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Renderer.Reports;

namespace Renderer.Cli.Preview;

/// <summary>The preview's web server on this machine's own address.</summary>
internal sealed class PreviewSite(PreviewBoard board, string subject)
{
    /// <summary>Builds the server.</summary>
    public WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "Renderer.Preview" });
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        app.Use(PreviewAccess.GuardAsync);
        app.Run(http => AnswerAsync(http, app.Lifetime));
        return app;
    }

    private Task AnswerAsync(HttpContext http, IHostApplicationLifetime lifetime) => http.Request.Path.Value switch
    {
        "/" => ShellAsync(http, "index.html", "text/html; charset=utf-8"),
        "/preview.css" => ShellAsync(http, "preview.css", "text/css; charset=utf-8"),
        "/preview.js" => ShellAsync(http, "preview.js", "text/javascript; charset=utf-8"),
        "/events" => EventsAsync(http, lifetime.ApplicationStopping),
        "/page" => FileAsync(http, r => r.Html, "text/html; charset=utf-8", PreviewAccess.PagePolicy),
        "/report.pdf" => FileAsync(http, r => r.Pdf, "application/pdf", PreviewAccess.PdfPolicy),
        _ => TextAsync(http, StatusCodes.Status404NotFound, "There is nothing here. The preview is at /."),
    };

    private static async Task ShellAsync(HttpContext http, string file, string type)
    {
        await using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream($"preview/{file}")!;
        http.Response.Headers.ContentSecurityPolicy = PreviewAccess.ShellPolicy;
        http.Response.ContentType = type;
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private Task FileAsync(HttpContext http, Func<RenderedReport, ReadOnlyMemory<byte>> content, string type, string policy)
    {
        if (board.Newest?.Good is not { } report) return TextAsync(http, StatusCodes.Status404NotFound, "There is no version without errors yet.");
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.ContentType = type;
        return http.Response.Body.WriteAsync(content(report), http.RequestAborted).AsTask();
    }

    // Server-sent events (HTML, 9.2): the state at once, then after every save.
    private async Task EventsAsync(HttpContext http, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.ContentType = "text/event-stream";
        var revision = 0;
        try
        {
            while (true)
            {
                var snapshot = await board.NextAsync(revision, ended.Token);
                revision = snapshot.Revision;
                await http.Response.WriteAsync($"data: {snapshot.ToJson(subject)}\n\n", ended.Token);
                await http.Response.Body.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The window was closed, or the preview ends.
        }
    }

    private static Task TextAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted).AsTask();
    }
}
