using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http;

public sealed class SecurityHeadersTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"];

    [Fact]
    public async Task Headers_EveryRouteAndMethod_AreStrict()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        await service.HearAsync<ReportRendered>();
        var paths = service.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Distinct().ToList();
        paths.Count.ShouldBeGreaterThan(5);
        foreach (var path in paths.SelectMany(p => (string[])[p.Replace("{reportId}", "n-1", StringComparison.Ordinal), p.Replace("{reportId}", "other", StringComparison.Ordinal)]).Append("/nothing").Append("/"))
            foreach (var method in Methods)
            {
                using var answer = await service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
                ShouldBeStrict(answer, $"{method} {path} {answer.StatusCode}");
            }
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    public async Task Method_NotOffered_IsRefusedWithTheOfferedOnes(string method)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/reports/n-1"));

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("TRACE /");
    }

    [Theory]
    [InlineData("/api/reports/n-1")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    public async Task Head_OfWhatIsRead_HasNoBody(string path)
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        await service.HearAsync<ReportRendered>();
        using var answer = await service.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Path_OfAnyKind_NeverLeavesTheReports()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        await service.HearAsync<ReportRendered>();
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "secret.txt"), "SECRET-CONTENT");
        string[] pieces = ["..", ".", "%2e%2e", "%252e%252e", "/", "%2f", "%5c", "\\", "//", "n-1", "%00", "%0d%0a", ";", "?", "#", "report.pdf", "objects", "secret.txt", "%c0%ae", "%u002e", "~", "*", "catalogue.db"];
        var random = new Random(20261122);
        for (var i = 0; i < 400; i++)
        {
            var path = "/api/reports/" + string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            var answer = await GetRawAsync(service.Http.BaseAddress!, path);

            answer.ShouldMatch(@"\AHTTP/1\.1 (200|400|404|405) ", path);
            answer.ShouldNotContain("SECRET-CONTENT");
            answer.ShouldNotContain("SQLite format");
            // The state of the one report there is holds the addresses of its files.
            if (answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) Uri.UnescapeDataString(path).ShouldContain("n-1");
            else answer.ShouldNotContain(service.Folder);
        }
    }

    [Fact]
    public async Task Server_Name_IsNotTold()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.GetAsync(new Uri("/health/live", UriKind.Relative));

        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    private static void ShouldBeStrict(HttpResponseMessage answer, string request)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.ShouldHaveSingleItem(request) : "";
        Header("Content-Security-Policy").ShouldStartWith("default-src 'none';", customMessage: request);
        Header("Content-Security-Policy").ShouldNotContain("script-src", customMessage: request);
        Header("X-Content-Type-Options").ShouldBe("nosniff", request);
        Header("X-Frame-Options").ShouldBeOneOf("DENY", "SAMEORIGIN");
        Header("Referrer-Policy").ShouldBe("no-referrer", request);
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin", request);
        Header("Cache-Control").ShouldBeOneOf("no-store", "no-cache");
        if (answer.StatusCode >= HttpStatusCode.BadRequest && answer.RequestMessage!.Method != HttpMethod.Head)
            answer.Content.Headers.ContentType.ShouldNotBeNull(request).MediaType.ShouldBe("application/problem+json", request);
    }

    // Paths go as they are; a client library would tidy them up first.
    private static async Task<string> GetRawAsync(Uri address, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
