using System.Text;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Tests.Objects;

/// <summary>What every object store promises.</summary>
public abstract class ObjectStoreContract
{
    protected const int MaximumObjectBytes = 32 * 1024 * 1024;

    private static readonly ObjectKey Key = ObjectKey.OfHtml("ab12");

    protected abstract IObjectStore Store { get; }

    [Fact]
    public async Task PutIfAbsent_FreeKey_CanBeReadAndMeasured()
    {
        await Store.PutIfAbsentAsync(Key, Bytes("一"), default);

        (await ReadAsync(Key)).ShouldBe(Bytes("一").ToArray());
        (await Store.FindLengthAsync(Key, default)).ShouldBe(3);
    }

    [Fact]
    public async Task PutIfAbsent_SameContentAgain_IsSuccess()
    {
        await Store.PutIfAbsentAsync(Key, Bytes("a"), default);
        await Store.PutIfAbsentAsync(Key, Bytes("a"), default);

        (await ReadAsync(Key)).ShouldBe("a"u8.ToArray());
    }

    [Theory]
    [InlineData("bc")]
    [InlineData("b")]
    [InlineData("")]
    public async Task PutIfAbsent_OtherContent_IsRefusedAndKeepsTheFirst(string other)
    {
        await Store.PutIfAbsentAsync(Key, Bytes("a"), default);
        var error = await Should.ThrowAsync<ObjectStoreException>(() => Store.PutIfAbsentAsync(Key, Bytes(other), default));

        error.Message.ShouldContain($"holds 1 bytes that are not the {other.Length} bytes");
        error.Remedy.ShouldContain("remove the object");
        error.Outage.ShouldBe(OutageKind.None, "the store works; only this object is wrong");
        (await ReadAsync(Key)).ShouldBe("a"u8.ToArray());
    }

    [Fact]
    public async Task Delete_Object_IsGoneAndItsKeyFree()
    {
        await Store.PutIfAbsentAsync(Key, Bytes("a"), default);
        await Store.DeleteAsync(Key, default);

        (await Store.ReadAsync(Key, default)).ShouldBeNull();
        (await Store.FindLengthAsync(Key, default)).ShouldBeNull();
        await Store.PutIfAbsentAsync(Key, Bytes("other"), default);
        (await ReadAsync(Key)).ShouldBe("other"u8.ToArray());
    }

    [Fact]
    public async Task Delete_NoObject_IsSuccess()
    {
        await Store.DeleteAsync(Key, default);
        await Store.DeleteAsync(Key, default);

        (await Store.ReadAsync(Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task PutIfAbsent_SameContentManyAtOnce_AllSucceed()
    {
        var content = Bytes(new string('x', 100_000));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Store.PutIfAbsentAsync(Key, content, default))));

        (await ReadAsync(Key)).ShouldBe(content.ToArray());
    }

    [Fact]
    public async Task PutIfAbsent_OtherContentManyAtOnce_OneWinsAndTheOthersAreTold()
    {
        for (var round = 0; round < 4; round++)
        {
            var key = ObjectKey.OfHtml($"race-{round}");
            var successes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => TryPutAsync(key, Bytes($"content {i:00}")))));
            var winner = successes.Index().Where(s => s.Item).ShouldHaveSingleItem().Index;

            (await ReadAsync(key)).ShouldBe(Bytes($"content {winner:00}").ToArray());
        }
    }

    [Fact]
    public async Task PutIfAbsent_EmptyObject_IsThere()
    {
        await Store.PutIfAbsentAsync(Key, Bytes(""), default);
        await Store.PutIfAbsentAsync(Key, Bytes(""), default);

        (await ReadAsync(Key)).ShouldBeEmpty();
        (await Store.FindLengthAsync(Key, default)).ShouldBe(0);
    }

    [Fact]
    public async Task PutIfAbsent_TwentyMebibytes_ComeBack()
    {
        var content = new byte[20 * 1024 * 1024];
        new Random(7).NextBytes(content);
        await Store.PutIfAbsentAsync(Key, content, default);
        await Store.PutIfAbsentAsync(Key, content, default);

        (await ReadAsync(Key)).AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task PutIfAbsent_PartOfAnArray_StoresThatPart()
    {
        await Store.PutIfAbsentAsync(Key, "abcdef"u8.ToArray().AsMemory(2, 3), default);

        (await ReadAsync(Key)).ShouldBe("cde"u8.ToArray());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz/0123456789.__--")]
    [InlineData("a..b/c.-_/d.")]
    [InlineData("-/_/-_-")]
    public async Task PutIfAbsent_AnyAllowedCharacter_IsKept(string text)
    {
        var key = ObjectKey.Create(text);
        await Store.PutIfAbsentAsync(key, Bytes("x"), default);

        (await ReadAsync(key)).ShouldBe("x"u8.ToArray());
        Store.AddressOf(key).AbsolutePath.ShouldEndWith("/" + key.Value);
    }

    [Fact]
    public async Task PutIfAbsent_LongestKey_IsKept()
    {
        var segment = new string('k', 255);
        var key = ObjectKey.Create($"{segment}/{segment}/{segment}/{segment[..253]}/zz");
        await Store.PutIfAbsentAsync(key, Bytes("x"), default);

        (await Store.FindLengthAsync(key, default)).ShouldBe(1);
    }

    [Fact]
    public async Task Replace_TakenKey_ShowsTheNewContent()
    {
        var key = ObjectKey.OfCurrent("r-1");
        await Store.ReplaceAsync(key, Bytes("{}"), default);
        await Store.ReplaceAsync(key, Bytes("{\"a\":1}"), default);

        (await ReadAsync(key)).Length.ShouldBe(7);
    }

    [Fact]
    public async Task Replace_WhileOthersRead_NeverShowsAMixture()
    {
        var key = ObjectKey.OfCurrent("r-2");
        var contents = new[] { Bytes(new string('a', 200_000)), Bytes(new string('b', 150_000)) };
        await Store.ReplaceAsync(key, contents[0], default);
        var replacing = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++) await Store.ReplaceAsync(key, contents[i % 2], default);
        });
        var reads = 0;
        do
        {
            var content = await ReadAsync(key);
            (content.Length, content.Distinct().Single()).ShouldBeOneOf((200_000, (byte)'a'), (150_000, (byte)'b'));
            reads++;
        }
        while (!replacing.IsCompleted);

        await replacing;
        reads.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Read_NoObject_IsNull()
    {
        (await Store.ReadAsync(Key, default)).ShouldBeNull();
        (await Store.FindLengthAsync(Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_ObjectAboveTheMaximum_IsRefusedBeforeItIsInMemory()
    {
        await Store.PutIfAbsentAsync(Key, new byte[MaximumObjectBytes + 1], default);
        var error = await Should.ThrowAsync<ObjectStoreException>(() => Store.ReadAsync(Key, default));

        error.Message.ShouldContain($"has {MaximumObjectBytes + 1} bytes, and at most {MaximumObjectBytes} are read. If it is meant to be so large, raise Storage__MaximumObjectBytes.");
        error.Outage.ShouldBe(OutageKind.None);
    }

    [Fact]
    public async Task Every_Call_Cancelled_IsCancelledAndLeavesNothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutIfAbsentAsync(Key, Bytes("a"), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.ReplaceAsync(Key, Bytes("a"), cancelled));

        (await Store.FindLengthAsync(Key, default)).ShouldBeNull();
        await Store.PutIfAbsentAsync(Key, Bytes("a"), default);
        await Should.ThrowAsync<OperationCanceledException>(() => Store.ReadAsync(Key, cancelled));
    }

    [Fact]
    public async Task Link_Object_IsAbsoluteAndNamesIt()
    {
        var link = await Store.LinkAsync(Key, TimeSpan.FromMinutes(5));

        link.IsAbsoluteUri.ShouldBeTrue();
        link.GetLeftPart(UriPartial.Path).ShouldBe(Store.AddressOf(Key).AbsoluteUri);
    }

    [Fact]
    public async Task Probe_Again_Succeeds()
    {
        await Store.ProbeAsync(default);
        await Store.ProbeAsync(default);

        (await Store.FindLengthAsync(Key, default)).ShouldBeNull();
        Store.IsConditional.ShouldBeTrue();
    }

    protected static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected async Task<byte[]> ReadAsync(ObjectKey key) => (await Store.ReadAsync(key, default)).ShouldNotBeNull().ToArray();

    private async Task<bool> TryPutAsync(ObjectKey key, ReadOnlyMemory<byte> content)
    {
        try
        {
            await Store.PutIfAbsentAsync(key, content, default);
            return true;
        }
        catch (ObjectStoreException e) when (e.Outage == OutageKind.None)
        {
            return false;
        }
    }
}
