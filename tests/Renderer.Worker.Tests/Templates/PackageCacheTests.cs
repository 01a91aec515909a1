using Renderer.Archive.Templates;
using Renderer.Reports;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Tests.Templates;

public sealed class PackageCacheTests
{
    private static readonly TemplatePackage Package = NoteVersions.Package();

    [Fact]
    public async Task Find_ManyAtOnce_LoadOnce()
    {
        var loads = 0;
        var gate = new TaskCompletionSource();
        var cache = new PackageCache(4, async _ =>
        {
            Interlocked.Increment(ref loads);
            await gate.Task;
            return new PackageFinding(Package, []);
        });
        var asked = Enumerable.Range(0, 20).Select(_ => cache.FindAsync(Version("a"), default)).ToList();
        gate.SetResult();

        (await Task.WhenAll(asked)).ShouldAllBe(f => f.Package == Package);
        loads.ShouldBe(1);
    }

    [Fact]
    public async Task Find_MoreThanItHolds_DropsTheOneUsedLeastRecently()
    {
        var loaded = new List<string>();
        var cache = new PackageCache(2, version =>
        {
            lock (loaded) loaded.Add(version.BundleDigest);
            return Task.FromResult(new PackageFinding(Package, []));
        });
        foreach (var digest in (string[])["a", "b", "a", "c", "a", "b"]) await cache.FindAsync(Version(digest), default);

        cache.Count.ShouldBe(2);
        loaded.ShouldBe(["a", "b", "c", "b"]);
    }

    [Fact]
    public async Task Find_FailureOrNothing_IsTriedAgain()
    {
        var calls = 0;
        var cache = new PackageCache(2, _ => ++calls switch
        {
            1 => throw new IOException("away"),
            2 => Task.FromResult(new PackageFinding(null, [])),
            _ => Task.FromResult(new PackageFinding(Package, [])),
        });

        await Should.ThrowAsync<IOException>(() => cache.FindAsync(Version("a"), default));
        (await cache.FindAsync(Version("a"), default)).Package.ShouldBeNull();
        (await cache.FindAsync(Version("a"), default)).Package.ShouldBe(Package);
        cache.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Find_OneGivesUp_TheOthersGetIt()
    {
        var gate = new TaskCompletionSource<PackageFinding>();
        var cache = new PackageCache(2, _ => gate.Task);
        using var impatient = new CancellationTokenSource();
        var (one, other) = (cache.FindAsync(Version("a"), impatient.Token), cache.FindAsync(Version("a"), default));
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => one);
        gate.SetResult(new PackageFinding(Package, []));

        (await other).Package.ShouldBe(Package);
        cache.Count.ShouldBe(1);
    }

    private static TemplateVersion Version(string digest) => new()
    {
        Name = "note",
        Version = "1.0.0",
        Digest = digest,
        Title = "",
        BundleDigest = digest,
        Bytes = 1,
        PublishedAt = default,
        PublishedBy = "",
    };
}
