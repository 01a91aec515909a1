using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Renderer.Worker.Hosting;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Tests.Telemetry;

/// <summary>Tests that write to the process's standard output in turn.</summary>
[CollectionDefinition(nameof(StandardOutput), DisableParallelization = true)]
public sealed class StandardOutput;

[Collection(nameof(StandardOutput))]
public sealed class JsonLogTests
{
    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\n{\"EventId\":99,\"Message\":\"forged\"}")]
    [InlineData("\u001b[31mred\u001b[0m\a\b")]
    [InlineData("line\u2028separator\u2029paragraph\u0085next")]
    [InlineData("\"},{\"x\":\"\\\"")]
    [InlineData("half \ud800 pair")]
    [InlineData("\0\u202e{0}{Revision}")]
    public void Value_OfAStranger_StaysInsideItsLine(string evil)
    {
        var lines = Written(new LoggingOptions(), factory =>
        {
            var logger = factory.CreateLogger("Renderer.Worker");
            using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
            using var scope = Log.ReportScope(logger, evil, 7);
            Log.Accepted(logger, 7, evil, 1);
            Log.AttemptFailed(logger, 1, 7, evil, evil);
            Log.RequestFailed(logger, evil);
            Log.AccessRefused(logger, evil, evil);
            Log.NotPublished(logger, new InvalidOperationException(evil));
        });

        lines.Length.ShouldBe(5);
        foreach (var line in lines)
        {
            line.ShouldAllBe(c => c >= ' ' && c <= '~');
            var entry = JsonElement.Parse(line);
            var scopes = entry.GetProperty("Scopes").EnumerateArray().ToList();
            scopes.Exists(s => s.TryGetProperty("TraceId", out _) && s.TryGetProperty("SpanId", out _)).ShouldBeTrue(line);
            scopes.ShouldContain(s => Is(s, "Revision", "7"));
        }

        lines.Select(l => JsonElement.Parse(l).GetProperty("EventId").GetInt32()).ShouldBe([10, 22, 40, 41, 11]);
    }

    [Fact]
    public void LogLevel_BySetting_IsKept()
    {
        var lines = Written(new LoggingOptions { LogLevel = { ["Default"] = LogLevel.Error, ["Renderer.Loud"] = LogLevel.Debug } }, factory =>
        {
            Log.Accepted(factory.CreateLogger("Renderer.Quiet"), 1, "x", 1);
            Log.Accepted(factory.CreateLogger("Renderer.Loud"), 1, "x", 1);
        });

        lines.ShouldHaveSingleItem().ShouldContain("Renderer.Loud");
    }

    private static bool Is(JsonElement scope, string name, string value) => scope.TryGetProperty(name, out var found) && found.ToString() == value;

    private static string[] Written(LoggingOptions options, Action<ILoggerFactory> write)
    {
        var before = Console.Out;
        var output = new StringWriter { NewLine = "\n" };
        Console.SetOut(output);
        try
        {
            // The console's queue is written out when the factory goes.
            using var factory = LoggerFactory.Create(logging => JsonLog.AddTo(logging, options));
            write(factory);
        }
        finally
        {
            Console.SetOut(before);
        }

        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Contains("Renderer.", StringComparison.Ordinal)).ToArray();
    }
}
