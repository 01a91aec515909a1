using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Renderer.Worker.Tests.Telemetry;

/// <summary>A span as it came over OTLP.</summary>
internal sealed record ReceivedSpan(string TraceId, string SpanId, string ParentId, string Name);

/// <summary>A collector on loopback that reads as much of OTLP's protobuf as the tests ask for.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    /// <summary>Texts of the metrics' messages, with whatever bytes lie between.</summary>
    public string Metrics { get; private set; } = "";

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (http.Request.Path == "/v1/traces") ReadTraces(body.ToArray());
        if (http.Request.Path == "/v1/metrics") Metrics += Encoding.Latin1.GetString(body.ToArray());
    }

    // ExportTraceServiceRequest.resource_spans = 1 / scope_spans = 2 / spans = 2.
    private void ReadTraces(byte[] request)
    {
        foreach (var resource in Fields(request, 1))
            foreach (var scope in Fields(resource, 2))
                foreach (var span in Fields(scope, 2))
                    _spans.Enqueue(new ReceivedSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Fields(span, 5).Single())));
    }

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Fields(message, field).SingleOrDefault() ?? []);

    /// <summary>The length-delimited fields of that number.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == number) yield return message[at..(at + length)];
                    at += length;
                    break;
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
