using Renderer.Archive.Objects;
using Renderer.Archive.Templates;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Templates;

/// <summary>What the registry of published versions promises, whichever database the catalogue is in.</summary>
public abstract class TemplateRegistryContract(CatalogueServer? server) : IAsyncLifetime
{
    private const string Name = "letter";
    private const string Ann = "ann";

    private readonly ArchiveFixture _fixture = ArchiveFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Publish_NewVersion_CanBeListedAndReadAsItWasPacked()
    {
        var (registry, bundle) = (await RegistryAsync(), Pack("1.0.0"));
        var outcome = await registry.PublishAsync(bundle, Ann, default);

        outcome.State.ShouldBe(PublishState.Published);
        var version = (await registry.ListAsync(Name, default)).ShouldHaveSingleItem();
        version.ShouldBe(outcome.Version);
        (version.Label, version.Digest, version.Title, version.PublishedBy, version.IsActive).ShouldBe(("letter@1.0.0", bundle.Digest, "A letter", Ann, false));
        version.PublishedAt.ShouldBe(_fixture.Time.Now);
        (await registry.ReadAsync(version, default)).ShouldNotBeNull().ToArray().ShouldBe(bundle.Zip.ToArray());
        ReportRenderer.Load((await registry.ReadAsync(version, default)).ShouldNotBeNull()).Package.ShouldNotBeNull().Digest.ShouldBe(version.Digest);
    }

    [Fact]
    public async Task Publish_SameContentAgain_IsTheVersionThatStands()
    {
        var registry = await RegistryAsync();
        await registry.PublishAsync(Pack("1.0.0"), Ann, default);
        _fixture.Time.Now += TimeSpan.FromDays(1);
        var again = await registry.PublishAsync(Pack("1.0.0", title: "A better title"), "bob", default);

        again.State.ShouldBe(PublishState.AlreadyPublished);
        (again.Version.PublishedBy, again.Version.Title).ShouldBe((Ann, "A letter"));
        (await registry.ListAsync(null, default)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_OtherContentUnderTheVersion_IsRefusedWithBothDigests()
    {
        var registry = await RegistryAsync();
        var (first, second) = (Pack("1.0.0"), Pack("1.0.0", "<p>other</p>"));
        await registry.PublishAsync(first, Ann, default);
        var refused = await registry.PublishAsync(second, Ann, default);

        refused.State.ShouldBe(PublishState.Refused);
        refused.Reason.ShouldNotBeNull().ShouldContain(first.Digest);
        refused.Reason.ShouldContain(second.Digest);
        refused.Reason.ShouldContain("Raise the version");
        _fixture.Folder.Files().Count(f => f.EndsWith(".zip", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Publish_ByManyAtOnce_OneContentWins()
    {
        var registry = await RegistryAsync();
        var bundles = Enumerable.Range(0, 8).Select(i => Pack("1.0.0", $"<p>{i % 2}</p>")).ToList();
        var outcomes = await Task.WhenAll(bundles.Select(b => Task.Run(() => registry.PublishAsync(b, Ann, default))));

        outcomes.Count(o => o.State == PublishState.Published).ShouldBe(1);
        outcomes.Count(o => o.State == PublishState.AlreadyPublished).ShouldBe(3);
        outcomes.Count(o => o.State == PublishState.Refused).ShouldBe(4);
        outcomes.Select(o => o.Version.Digest).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Publish_BundleThatTheStoreHasLost_IsThereAgain()
    {
        var registry = await RegistryAsync();
        var version = (await registry.PublishAsync(Pack("1.0.0"), Ann, default)).Version;
        File.Delete(BundlePath(version));
        (await registry.ReadAsync(version, default)).ShouldBeNull();

        (await registry.PublishAsync(Pack("1.0.0"), Ann, default)).State.ShouldBe(PublishState.AlreadyPublished);
        (await registry.ReadAsync(version, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_BundleThatWasChanged_IsNotHandedOut()
    {
        var registry = await RegistryAsync();
        var version = (await registry.PublishAsync(Pack("1.0.0"), Ann, default)).Version;
        await File.WriteAllTextAsync(BundlePath(version), "something else");

        (await Should.ThrowAsync<ObjectStoreException>(() => registry.ReadAsync(version, default))).Message.ShouldContain("letter@1.0.0");
    }

    [Fact]
    public async Task List_Versions_AreInTheirOwnOrder()
    {
        var registry = await PublishedAsync("1.10.0", "1.9.0", "2.0.0-beta.2", "1.9.0-rc.1", "2.0.0");

        (await registry.ListAsync(Name, default)).Select(v => v.Version).ShouldBe(["1.9.0-rc.1", "1.9.0", "1.10.0", "2.0.0-beta.2", "2.0.0"]);
        (await registry.ListAsync("nobody", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Activate_Version_IsTheOnlyActiveOne()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0");
        (await registry.FindActiveAsync(Name, default)).ShouldBeNull();
        await ActivateAsync(registry, "1.0.0");
        await ActivateAsync(registry, "1.1.0");

        (await registry.FindActiveAsync(Name, default)).ShouldNotBeNull().Version.ShouldBe("1.1.0");
        (await registry.ListAsync(Name, default)).Where(v => v.IsActive).Select(v => v.Version).ShouldBe(["1.1.0"]);
        (await registry.ListActiveAsync(default)).ShouldHaveSingleItem().Label.ShouldBe("letter@1.1.0");
        (await registry.FindAsync(Name, "1.0.0", default)).ShouldNotBeNull().IsActive.ShouldBeFalse();
        (await registry.ActivateAsync(Name, "1.1.0", Ann, default)).State.ShouldBe(ActivationState.AlreadySo);
        (await registry.ReadHistoryAsync(Name, default)).Select(a => a.Version).ShouldBe(["1.1.0", "1.0.0"]);
    }

    [Fact]
    public async Task Activate_UnknownOrWithdrawn_IsRefusedWithTheReason()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0");
        await registry.WithdrawAsync(Name, "1.0.0", Ann, default);

        (await registry.ActivateAsync(Name, "3.0.0", Ann, default)).Reason.ShouldNotBeNull().ShouldContain("Published: 1.0.0, 1.1.0");
        (await registry.ActivateAsync(Name, "1.0.0", Ann, default)).Reason.ShouldNotBeNull().ShouldContain("withdrawn");
        (await registry.ActivateAsync("nobody", "1.0.0", Ann, default)).State.ShouldBe(ActivationState.Refused);
        (await registry.ReadHistoryAsync(Name, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rollback_Twice_GoesBackTwice()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0", "1.2.0");
        foreach (var version in (string[])["1.0.0", "1.1.0", "1.2.0"]) await ActivateAsync(registry, version);

        (await registry.RollbackAsync(Name, Ann, default)).Version.ShouldNotBeNull().Version.ShouldBe("1.1.0");
        (await registry.RollbackAsync(Name, Ann, default)).Version.ShouldNotBeNull().Version.ShouldBe("1.0.0");
        var last = await registry.RollbackAsync(Name, Ann, default);
        last.State.ShouldBe(ActivationState.Refused);
        last.Reason.ShouldNotBeNull().ShouldContain("renderer templates deactivate letter");
        (await registry.ReadHistoryAsync(Name, default)).Select(a => (a.Version, a.IsRollback)).ShouldBe([("1.0.0", true), ("1.1.0", true), ("1.2.0", false), ("1.1.0", false), ("1.0.0", false)]);
    }

    [Fact]
    public async Task Rollback_AfterRollbackAndActivation_GoesBackToWhatWasBefore()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0", "1.2.0");
        foreach (var version in (string[])["1.0.0", "1.1.0"]) await ActivateAsync(registry, version);
        await registry.RollbackAsync(Name, Ann, default);
        await ActivateAsync(registry, "1.2.0");

        (await registry.RollbackAsync(Name, Ann, default)).Version.ShouldNotBeNull().Version.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Rollback_PastWithdrawnVersions_FindsOneThatCanBeUsed()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0", "1.2.0");
        foreach (var version in (string[])["1.0.0", "1.1.0", "1.2.0"]) await ActivateAsync(registry, version);
        await registry.WithdrawAsync(Name, "1.1.0", Ann, default);

        (await registry.RollbackAsync(Name, Ann, default)).Version.ShouldNotBeNull().Version.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Rollback_ByTwoAtOnce_GoesBackOnce()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0", "1.2.0");
        foreach (var version in (string[])["1.0.0", "1.1.0", "1.2.0"]) await ActivateAsync(registry, version);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => registry.RollbackAsync(Name, Ann, default))));

        // Those that looked before the first had finished asked for the same; one that looked after it went on.
        var history = await registry.ReadHistoryAsync(Name, default);
        history.Count(a => a.IsRollback).ShouldBeInRange(1, 2);
        (await registry.FindActiveAsync(Name, default)).ShouldNotBeNull().Version.ShouldBe(history[0].Version);
    }

    [Fact]
    public async Task Deactivate_Name_IsServedFromTheFolderUntilARollback()
    {
        var registry = await PublishedAsync("1.0.0");
        await ActivateAsync(registry, "1.0.0");
        var outcome = await registry.DeactivateAsync(Name, Ann, default);

        (outcome.State, outcome.Version).ShouldBe((ActivationState.Done, null));
        (await registry.FindActiveAsync(Name, default)).ShouldBeNull();
        (await registry.ListActiveAsync(default)).ShouldBeEmpty();
        (await registry.DeactivateAsync(Name, Ann, default)).State.ShouldBe(ActivationState.AlreadySo);
        (await registry.RollbackAsync(Name, Ann, default)).Version.ShouldNotBeNull().Version.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Withdraw_ActiveVersion_IsRefusedWithTheRemedy()
    {
        var registry = await PublishedAsync("1.0.0");
        await ActivateAsync(registry, "1.0.0");
        var refused = await registry.WithdrawAsync(Name, "1.0.0", Ann, default);

        refused.State.ShouldBe(ActivationState.Refused);
        refused.Reason.ShouldNotBeNull().ShouldContain("Activate another version first");
    }

    [Fact]
    public async Task Withdraw_Again_ChangesNothing()
    {
        var registry = await PublishedAsync("1.0.0");
        (await registry.WithdrawAsync(Name, "1.0.0", Ann, default)).State.ShouldBe(ActivationState.Done);
        var when = (await registry.FindAsync(Name, "1.0.0", default)).ShouldNotBeNull().WithdrawnAt.ShouldNotBeNull();
        _fixture.Time.Now += TimeSpan.FromDays(1);

        (await registry.WithdrawAsync(Name, "1.0.0", Ann, default)).State.ShouldBe(ActivationState.AlreadySo);
        (await registry.FindAsync(Name, "1.0.0", default)).ShouldNotBeNull().WithdrawnAt.ShouldBe(when);
        (await registry.PublishAsync(Pack("1.0.0"), Ann, default)).Reason.ShouldNotBeNull().ShouldContain("withdrawn");
        (await registry.WithdrawAsync(Name, "9.0.0", Ann, default)).State.ShouldBe(ActivationState.Refused);
    }

    [Fact]
    public async Task ActivateAndWithdraw_AtOnce_NeverLeaveAWithdrawnVersionActive()
    {
        var registry = await PublishedAsync("1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0");
        foreach (var version in (string[])["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"])
        {
            var activation = Task.Run(() => registry.ActivateAsync(Name, version, Ann, default));
            var withdrawal = Task.Run(() => registry.WithdrawAsync(Name, version, "bob", default));
            ActivationState[] states = [(await activation).State, (await withdrawal).State];

            states.Order().ShouldBe([ActivationState.Done, ActivationState.Refused]);
            (await registry.ListActiveAsync(default)).ShouldAllBe(v => v.WithdrawnAt == null);
        }
    }

    private async Task<TemplateRegistry> RegistryAsync() => (await _fixture.OpenAsync()).Templates;

    private async Task<TemplateRegistry> PublishedAsync(params string[] versions)
    {
        var registry = await RegistryAsync();
        foreach (var version in versions) (await registry.PublishAsync(Pack(version), Ann, default)).State.ShouldBe(PublishState.Published);
        return registry;
    }

    private static async Task ActivateAsync(TemplateRegistry registry, string version) =>
        (await registry.ActivateAsync(Name, version, Ann, default)).State.ShouldBe(ActivationState.Done);

    private PackageBundle Pack(string version, string text = "<p>{{ to }}</p>", string title = "A letter") => LetterPackage.Pack(_fixture.Folder, version, text, title);

    private string BundlePath(TemplateVersion version) => _fixture.Folder.File($"objects/templates/letter/{version.BundleDigest}.zip");
}

public sealed class SqliteTemplateRegistryTests() : TemplateRegistryContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlTemplateRegistryTests(CatalogueServer server) : TemplateRegistryContract(server);
