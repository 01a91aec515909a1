using System.Collections.Concurrent;
using System.Diagnostics;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Xunit.Abstractions;

namespace Renderer.Archive.Tests.Objects.S3;

/// <summary>Measures; it asserts that nothing was lost, never a time.</summary>
[Collection(ObjectServerGroup.Name)]
[Trait("Category", "Long")]
public sealed class ObjectStoreSpeed(ObjectServer server, ITestOutputHelper output)
{
    private const int Objects = 500;

    // About a report's PDF.
    private const int Bytes = 250_000;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(32)]
    public async Task PutAndRead_InFlight_PerSecond(int inFlight)
    {
        using var store = await ObjectStores.OpenAsync(await server.CreateBucketAsync(), new DependencyOptions(), TimeProvider.System, default);
        var content = new byte[Bytes];
        new Random(1).NextBytes(content);
        var digest = ObjectDigest.Of(content);
        await store.PutIfAbsentAsync(ObjectKey.OfPdf("warm"), content, digest, default);

        await MeasureAsync("put", inFlight, (key, token) => store.PutIfAbsentAsync(key, content, digest, token));
        await MeasureAsync("put again", inFlight, (key, token) => store.PutIfAbsentAsync(key, content, digest, token));
        await MeasureAsync("length", inFlight, async (key, token) => (await store.FindLengthAsync(key, token)).ShouldBe(Bytes));
        await MeasureAsync("read", inFlight, async (key, token) => (await store.ReadAsync(key, token)).ShouldNotBeNull().Length.ShouldBe(Bytes));
    }

    [Fact]
    public async Task PutIfAbsent_OtherContentAtOnce_NeverBothSucceed()
    {
        using var store = await ObjectStores.OpenAsync(await server.CreateBucketAsync(), new DependencyOptions(), TimeProvider.System, default);
        var winners = new ConcurrentBag<int>();
        for (var round = 0; round < 300; round++)
        {
            var key = ObjectKey.OfHtml($"race-{round}");
            var successes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
            {
                try
                {
                    await store.PutIfAbsentAsync(key, new byte[i + 1], default);
                    return 1;
                }
                catch (ObjectStoreException e) when (e.Outage == OutageKind.None)
                {
                    return 0;
                }
            }));
            winners.Add(successes.Sum());
        }

        output.WriteLine($"races with one winner: {winners.Count(w => w == 1)} of {winners.Count}");
        winners.ShouldAllBe(w => w == 1);
    }

    private async Task MeasureAsync(string what, int inFlight, Func<ObjectKey, CancellationToken, Task> call)
    {
        var durations = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Objects),
            new ParallelOptions { MaxDegreeOfParallelism = inFlight },
            async (i, token) =>
            {
                var start = Stopwatch.GetTimestamp();
                await call(ObjectKey.OfPdf($"r{i}"), token);
                durations.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            });
        var sorted = durations.Order().ToList();
        output.WriteLine($"{what}, {inFlight} in flight: {Objects / clock.Elapsed.TotalSeconds:0} per second, median {sorted[Objects / 2]:0.0} ms, p99 {sorted[Objects * 99 / 100]:0.0} ms");
    }
}
