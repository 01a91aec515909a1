using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>What a broker and its clients may do to messages: repeat them, reorder them, send nonsense. The fast half.</summary>
[Collection(ServersCollection.Name)]
public sealed class DeliveryFaults(RealServers servers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public Task Duplicates_OfOneMessage_RenderOnceAndAnnounceTheSame() => FaultScenarios.DuplicatesAsync(servers, copies: 50);

    [Fact]
    public Task Revisions_Reordered_NewestWins() => FaultScenarios.ReorderedRevisionsAsync(servers, reports: 20, revisions: 5);

    [Fact]
    public Task Malformed_Messages_AreRejectedAndGoodOnesPass() => FaultScenarios.MalformedAsync(servers, malformed: 200, good: 20);

    [Fact]
    public async Task Templates_WithoutEnd_AreRejectedAndTheWorkerLives()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        PoisonPackages.WriteTo(Path.Combine(deployment.Folder, "poison"));
        var worker = await deployment.StartWorkerAsync(("Templates:Folder", Path.Combine(deployment.Folder, "poison")), ("Fonts:Folders:0", Path.Combine(Repository.Root, "templates", "fonts")), ("Render:MaximumTime", "00:00:05"));
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = PoisonPackages.Names.Select(n => new ReportKey(n, 1)).ToArray();
        foreach (var key in keys) await producer.SendAsync("interactive", key, PoisonPackages.Message(key));

        await events.WaitForAsync(keys, Patience);

        events.Events.Select(e => e.Kind).Distinct().ShouldBe(["ReportRejected"]);
        worker.HasExited.ShouldBeFalse();
        worker.ResidentMebibytes.ShouldBeLessThan(2048);
    }

    [Fact]
    public async Task Poison_ThatKillsWorkers_IsSetAsideAndAnnounced()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await deployment.RunAsync("deploy-topology");
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var key = new ReportKey("poison", 1);
        await producer.SendAsync("interactive", key);
        // To the broker, a worker that dies is a connection that ends without an acknowledgement.
        for (var died = 0; await FaultScenarios.TakeAndDieAsync(deployment, "renderer.interactive"); died++) died.ShouldBeLessThan(100);

        await deployment.StartWorkerAsync();
        await events.WaitForAsync([key], Patience);

        var failed = events.Events.ShouldHaveSingleItem();
        failed.Kind.ShouldBe("ReportFailed");
        failed.Body.GetProperty("code").GetString().ShouldBe("delivery-limit");
        (await FaultScenarios.CountAsync(deployment, "renderer.dead-letter")).ShouldBe(1u);
    }
}
