using System.Net;
using System.Text.Json;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task Ready_EverythingWorks_SaysSoPartByPart()
    {
        await using var service = await RunningService.StartAsync();
        var health = await service.GetJsonAsync("/health/ready");

        health.GetProperty("status").GetString().ShouldBe("ready");
        health.GetProperty("parts").EnumerateObject().Select(p => p.Name).ShouldBe(["bus", "catalogue", "storage"]);
        health.GetProperty("parts").EnumerateObject().ShouldAllBe(p => p.Value.GetProperty("isReady").GetBoolean());
        (await service.GetJsonAsync("/health/live")).GetProperty("status").GetString().ShouldBe("live");
    }

    [Fact]
    public async Task Ready_StorageUnusable_NamesThePathWhileTheProcessLives()
    {
        await using var service = await RunningService.StartAsync();
        service.TakeStorageAway();
        using var answer = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var storage = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("parts").GetProperty("storage");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        storage.GetProperty("isReady").GetBoolean().ShouldBeFalse();
        storage.GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain(service.Storage);
        (await service.GetJsonAsync("/health/live")).GetProperty("status").GetString().ShouldBe("live");
    }
}
