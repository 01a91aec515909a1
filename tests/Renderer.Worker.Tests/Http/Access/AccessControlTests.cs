using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Contracts;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http.Access;

public sealed class AccessControlTests
{
    private static readonly string Submitter = ApiKey.Write(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string Reader = ApiKey.Write(Enumerable.Repeat((byte)2, 32).ToArray());

    private static readonly (string, string)[] Keys =
    [
        ("Http:Keys:0:Name", "platform"), ("Http:Keys:0:Sha256", ApiKey.Hash(Submitter)), ("Http:Keys:0:Scopes", "submit"),
        ("Http:Keys:1:Name", "website"), ("Http:Keys:1:Sha256", ApiKey.Hash(Reader)), ("Http:Keys:1:Scopes", "read,operate"),
    ];

    [Fact]
    public async Task Routes_WithoutKey_AreAllClosedButHealth()
    {
        await using var service = await RunningService.StartAsync(settings: Keys);
        var routes = service.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        foreach (var route in routes)
        {
            var path = route.RoutePattern.RawText!.Replace("{reportId}", "n-1", StringComparison.Ordinal).Replace("{batchId}", "b-1", StringComparison.Ordinal).Replace("{name}", "note", StringComparison.Ordinal);
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                using var answer = await service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
                if (path.StartsWith("/health/", StringComparison.Ordinal)) answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
                else ShouldAskForKey(answer);
            }
        }

        routes.Count.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("GET", "/nothing/here")]
    [InlineData("DELETE", "/api/reports/n-1")]
    [InlineData("OPTIONS", "/api/reports")]
    [InlineData("TRACE", "/api/reports")]
    [InlineData("GET", "/API/Reports/n-1")]
    [InlineData("GET", "/health/../api/reports/n-1")]
    [InlineData("GET", "/health/%2e%2e/api/reports/n-1")]
    public async Task Anything_WithoutKey_ShowsNotEvenWhatExists(string method, string path)
    {
        await using var service = await RunningService.StartAsync(settings: Keys);
        using var answer = await service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        ShouldAskForKey(answer);
    }

    [Theory]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "bearer  {0} ")]
    [InlineData("X-Api-Key", "{0}")]
    public async Task Key_OfTheScope_IsLetThrough(string header, string format)
    {
        await using var service = await RunningService.StartAsync(settings: Keys);
        using var accepted = await SendAsync(service, HttpMethod.Post, header, string.Format(format, Submitter));
        await service.HearAsync<ReportRendered>();
        using var read = await SendAsync(service, HttpMethod.Get, header, string.Format(format, Reader));

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_WithoutTheScope_IsToldWhichAndNothingElse()
    {
        await using var service = await RunningService.StartAsync(settings: Keys);
        using var answer = await SendAsync(service, HttpMethod.Get, "X-Api-Key", Submitter);
        var text = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"renderer\", error=\"insufficient_scope\", scope=\"read\"");
        text.ShouldContain("read");
        foreach (var secret in (string[])["platform", "website", "operate", Submitter, "n-1"]) text.ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("/api/batches")]
    [InlineData("/api/batches/b-1/cancel")]
    [InlineData("/api/templates/note/activate")]
    public async Task Key_ThatMaySubmitAndReadAndOperate_MayNotRegenerate(string path)
    {
        await using var service = await RunningService.StartAsync(settings: [.. Keys, ("Http:Keys:1:Scopes", "submit,read,operate")]);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = HttpBodies.Of("{}") };
        request.Headers.Add("X-Api-Key", Reader);
        using var answer = await service.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.WwwAuthenticate.ToString().ShouldContain("scope=\"regenerate\"");
    }

    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Bearer rk_wrong")]
    [InlineData("Authorization", "Basic cGxhdGZvcm06eA==")]
    [InlineData("X-Api-Key", "platform")]
    public async Task Key_Unknown_IsRefused(string header, string value)
    {
        await using var service = await RunningService.StartAsync(settings: Keys);
        using var answer = await SendAsync(service, HttpMethod.Get, header, value);

        ShouldAskForKey(answer);
    }

    [Fact]
    public async Task Key_ItsHash_IsNoKey()
    {
        await using var service = await RunningService.StartAsync(settings: Keys);
        using var answer = await SendAsync(service, HttpMethod.Get, "X-Api-Key", ApiKey.Hash(Reader));

        ShouldAskForKey(answer);
    }

    [Fact]
    public async Task Requests_BeyondTheBurst_WaitTheirTurnEachCallerForItself()
    {
        await using var service = await RunningService.StartAsync(settings: [.. Keys, ("Http:RequestsPerSecond", "0.01"), ("Http:RequestBurst", "3")]);
        foreach (var i in Enumerable.Range(0, 3))
        {
            using var within = await SendAsync(service, HttpMethod.Get, "X-Api-Key", Reader);
            within.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{i}");
        }

        using var beyond = await SendAsync(service, HttpMethod.Get, "X-Api-Key", Reader);
        using var other = await SendAsync(service, HttpMethod.Post, "X-Api-Key", Submitter);
        using var health = await service.Http.GetAsync(new Uri("/health/live", UriKind.Relative));

        beyond.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        beyond.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 101);
        JsonElement.Parse(await beyond.Content.ReadAsStringAsync()).GetProperty("type").GetString().ShouldBe("urn:renderer:problem:too-many-requests");
        other.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Requests_WithoutAnyKeys_AreCountedByAddress()
    {
        await using var service = await RunningService.StartAsync(settings: [("Http:RequestsPerSecond", "0.01"), ("Http:RequestBurst", "1")]);
        using var first = await SendAsync(service, HttpMethod.Get, "X-Api-Key", "a");
        using var second = await SendAsync(service, HttpMethod.Get, "X-Api-Key", "b");

        first.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static Task<HttpResponseMessage> SendAsync(RunningService service, HttpMethod method, string header, string value)
    {
        var request = new HttpRequestMessage(method, method == HttpMethod.Post ? "/api/reports" : "/api/reports/n-1");
        request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        if (method == HttpMethod.Post) request.Content = HttpBodies.Of(Messages.Note());
        return service.Http.SendAsync(request);
    }

    private static void ShouldAskForKey(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{answer.RequestMessage}");
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer realm=\"renderer\"");
    }
}
