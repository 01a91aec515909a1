using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Renderer.Contracts;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Tests.Running;

/// <summary>Bodies of HTTP requests.</summary>
internal static class HttpBodies
{
    public static ByteArrayContent Of(ReportReady message) => Of(JsonSerializer.Serialize(message, WireJson.Options));

    public static ByteArrayContent Of(string json, string contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return content;
    }
}
