using System.Text;
using Renderer.Archive.Objects;

namespace Renderer.Archive.Tests.Objects;

public sealed class DirectoryObjectStoreTests : IDisposable
{
    private static readonly ObjectKey Key = ObjectKey.OfHtml("ab12");

    private readonly TemporaryFolder _folder = new();
    private readonly DirectoryObjectStore _store;

    public DirectoryObjectStoreTests() => _store = new DirectoryObjectStore(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PutIfAbsent_FreeKey_StoresTheContentAndNothingElse()
    {
        await _store.PutIfAbsentAsync(Key, Bytes("一"), default);

        (await _store.ReadAsync(Key, default)).ShouldNotBeNull().ToArray().ShouldBe(Bytes("一").ToArray());
        (await _store.FindLengthAsync(Key, default)).ShouldBe(3);
        _folder.Files().ShouldBe(["renditions/ab12/report.html"]);
    }

    [Fact]
    public async Task PutIfAbsent_SameContent_IsSuccess()
    {
        await _store.PutIfAbsentAsync(Key, Bytes("a"), default);
        await _store.PutIfAbsentAsync(Key, Bytes("a"), default);

        _folder.Files().ShouldBe(["renditions/ab12/report.html"]);
    }

    [Fact]
    public async Task PutIfAbsent_OtherContent_IsRefusedAndKeepsTheFirst()
    {
        await _store.PutIfAbsentAsync(Key, Bytes("a"), default);
        var error = await Should.ThrowAsync<ObjectStoreException>(() => _store.PutIfAbsentAsync(Key, Bytes("bc"), default));

        error.Place.ShouldBe(_folder.File("renditions/ab12/report.html"));
        error.Message.ShouldContain("holds 1 bytes that are not the 2 bytes");
        error.Remedy.ShouldContain("remove the object");
        (await _store.ReadAsync(Key, default)).ShouldNotBeNull().ToArray().ShouldBe("a"u8.ToArray());
        _folder.Files().ShouldBe(["renditions/ab12/report.html"]);
    }

    [Fact]
    public async Task PutIfAbsent_ManyAtOnce_AllSucceedAndOneIsKept()
    {
        var content = Bytes(new string('x', 100_000));
        var other = new DirectoryObjectStore(_folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 == 0 ? _store : other).PutIfAbsentAsync(Key, content, default))));

        _folder.Files().ShouldBe(["renditions/ab12/report.html"]);
        (await _store.FindLengthAsync(Key, default)).ShouldBe(100_000);
    }

    [Fact]
    public async Task PutIfAbsent_NameInStagingTakenByAnother_TakesTheNext()
    {
        Directory.CreateDirectory(_folder.File(".staging"));
        await File.WriteAllTextAsync(_folder.File($".staging/{Environment.ProcessId}-1"), "theirs");
        await _store.PutIfAbsentAsync(Key, Bytes("mine"), default);

        (await _store.ReadAsync(Key, default)).ShouldNotBeNull().Length.ShouldBe(4);
        (await File.ReadAllTextAsync(_folder.File($".staging/{Environment.ProcessId}-1"))).ShouldBe("theirs");
    }

    [Fact]
    public async Task Replace_TakenKey_ShowsTheNewContent()
    {
        var key = ObjectKey.OfCurrent("r-1");
        await _store.ReplaceAsync(key, Bytes("{}"), default);
        await _store.ReplaceAsync(key, Bytes("{\"a\":1}"), default);

        (await _store.ReadAsync(key, default)).ShouldNotBeNull().Length.ShouldBe(7);
        _folder.Files().ShouldBe(["reports/r-1/current.json"]);
    }

    [Fact]
    public async Task Replace_BesideAnotherStoreOfTheSameProcess_LeavesItsStagedFilesAlone()
    {
        for (var round = 0; round < 200; round++)
        {
            // New ones count their staged names alike, as workers in containers do, which are all process 1.
            var (one, other) = (new DirectoryObjectStore(_folder.Path), new DirectoryObjectStore(_folder.Path));
            await Task.WhenAll(
                Task.Run(() => one.ReplaceAsync(ObjectKey.OfCurrent("r-1"), Bytes("{}"), default)),
                Task.Run(() => other.PutIfAbsentAsync(ObjectKey.OfHtml($"new-{round}"), Bytes("a"), default)),
                Task.Run(() => other.ReplaceAsync(ObjectKey.OfCurrent("r-2"), Bytes("{}"), default)),
                Task.Run(() => one.PutIfAbsentAsync(ObjectKey.OfPdf($"new-{round}"), Bytes("b"), default)));
        }

        _folder.Files().Length.ShouldBe(2 + (2 * 200));
    }

    [Fact]
    public async Task Read_NoObject_IsNull()
    {
        (await _store.ReadAsync(Key, default)).ShouldBeNull();
        (await _store.FindLengthAsync(Key, default)).ShouldBeNull();
    }

    [Fact]
    public void AddressOf_Key_IsAFileUri() => _store.AddressOf(Key).AbsoluteUri.ShouldBe($"file://{_folder.Path}/renditions/ab12/report.html");

    [Fact]
    public async Task PutIfAbsent_FolderBelowAFile_NamesThePathAndTheSetting()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "");
        var store = new DirectoryObjectStore(_folder.File("file/objects"));
        var error = await Should.ThrowAsync<ObjectStoreException>(() => store.PutIfAbsentAsync(Key, Bytes("a"), default));

        error.Place.ShouldBe(_folder.File("file/objects/renditions/ab12/report.html"));
        error.Message.ShouldContain("Storage__Folder");
        await Should.ThrowAsync<ObjectStoreException>(() => store.ReplaceAsync(Key, Bytes("a"), default));
        await Should.ThrowAsync<ObjectStoreException>(() => store.ProbeAsync(default));
    }

    [Fact]
    public async Task PutIfAbsent_FolderOfTheSystem_NamesThePath()
    {
        // Nobody, root included, may create folders in /proc.
        var error = await Should.ThrowAsync<ObjectStoreException>(() => new DirectoryObjectStore("/proc/renderer").PutIfAbsentAsync(Key, Bytes("a"), default));

        error.Message.ShouldStartWith("/proc/renderer/renditions/ab12/report.html: the object store's folder cannot be used:");
    }

    [Fact]
    public async Task PutIfAbsent_Cancelled_LeavesNothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _store.PutIfAbsentAsync(Key, Bytes("a"), new CancellationToken(canceled: true)));

        _folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Probe_WritableFolder_LeavesNothing()
    {
        await _store.ProbeAsync(default);

        _folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task RemoveAbandoned_OldAndNewFiles_RemovesTheOld()
    {
        await _store.ProbeAsync(default);
        await File.WriteAllTextAsync(_folder.File(".staging/9-1"), "dead");
        await File.WriteAllTextAsync(_folder.File(".staging/9-2"), "alive");
        var now = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        File.SetLastWriteTimeUtc(_folder.File(".staging/9-1"), now.UtcDateTime.AddHours(-25));
        File.SetLastWriteTimeUtc(_folder.File(".staging/9-2"), now.UtcDateTime.AddHours(-23));
        _store.RemoveAbandoned(now);

        _folder.Files().ShouldBe([".staging/9-2"]);
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
