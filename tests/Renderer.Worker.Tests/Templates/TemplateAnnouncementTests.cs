using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive.Templates;
using Renderer.Worker.Broker;
using Renderer.Worker.Templates;
using Renderer.Worker.Tests.Broker;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Templates;

/// <summary>What is announced on a broker by somebody who is no worker.</summary>
[Collection(RabbitMqTests.Name)]
public sealed class TemplateAnnouncementTests(RabbitMqFixture rabbit)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    [Fact]
    public async Task Send_Activation_IsKnownToAWorkerThatDoesNotPoll()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server, ("Templates:PollPeriod", "00:01:00"));
        var table = run.Service.Parts.GetRequiredService<TemplateTable>();
        (await table.FindActiveAsync(NotePackage.Template, default)).ShouldBeNull();
        var registry = run.Service.Archive.Templates;
        var version = await NoteVersions.PublishAsync(registry, "2.0.0");
        (await registry.ActivateAsync(version.Name, version.Version, "ann", default)).State.ShouldBe(ActivationState.Done);
        var options = new BrokerOptions { Kind = BrokerKind.RabbitMq, Address = run.Host.Address };

        using var patience = new CancellationTokenSource(Patience);
        while ((await table.FindActiveAsync(NotePackage.Template, default))?.Version != "2.0.0")
        {
            // Again, because the worker's queue may not be bound yet.
            await TemplateAnnouncement.Activated(version, "ann", DateTimeOffset.UnixEpoch).SendAsync(options, patience.Token);
            await Task.Delay(200, patience.Token);
        }
    }

    [Fact]
    public async Task Send_BrokerAway_SaysSo() =>
        (await Should.ThrowAsync<BrokerException>(() => TemplateAnnouncement.Published(new TemplateVersion
        {
            Name = "note",
            Version = "1.0.0",
            Digest = new string('0', 64),
            Title = "",
            BundleDigest = "",
            Bytes = 0,
            PublishedAt = default,
            PublishedBy = "ann",
        }).SendAsync(new BrokerOptions { Kind = BrokerKind.RabbitMq, Address = "amqp://127.0.0.1:1" }, default))).Message.ShouldContain("127.0.0.1:1");
}
