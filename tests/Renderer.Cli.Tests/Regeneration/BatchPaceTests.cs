using FsCheck;
using FsCheck.Fluent;
using Renderer.Cli.Regeneration;

namespace Renderer.Cli.Tests.Regeneration;

public sealed class BatchPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void PerSecond_OneLook_IsNotKnown()
    {
        BatchPace.Unknown.PerSecond.ShouldBeNull();
        After((0, 100)).PerSecond.ShouldBeNull();
        After((0, 100)).TimeFor(1).ShouldBeNull();
        After((0, 100)).TimeFor(0).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void PerSecond_TwoLooks_IsTheDifference()
    {
        var pace = After((0, 100), (10, 350));

        pace.PerSecond.ShouldBe(25);
        pace.TimeFor(500).ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void PerSecond_LooksOfManyMinutes_IsThatOfTheLast()
    {
        // Ten a second for five minutes, then forty.
        var looks = Enumerable.Range(0, 300).Select(s => (s, s * 10L)).Concat(Enumerable.Range(300, 120).Select(s => (s, 3000 + ((s - 300) * 40L))));

        After([.. looks]).PerSecond.ShouldNotBeNull().ShouldBe(40, 0.01);
    }

    [Fact]
    public void PerSecond_LooksFartherApartThanTheWindow_UsesTheLastTwo() => After((0, 0), (600, 6000), (1200, 6600)).PerSecond.ShouldBe(1);

    [Fact]
    public void PerSecond_NothingMoves_IsZeroAndTheRestTakesForever()
    {
        var pace = After((0, 100), (10, 100));

        pace.PerSecond.ShouldBe(0);
        pace.TimeFor(1).ShouldBeNull();
    }

    [Theory]
    [InlineData(20, 40)]
    [InlineData(-5, 90)]
    public void After_NumberOrClockThatFalls_BeginsAnew(int seconds, long finished)
    {
        var pace = After((0, 50), (10, 80), (seconds, finished));

        pace.PerSecond.ShouldBeNull();
        pace.After(Start.AddSeconds(seconds + 10), finished + 70).PerSecond.ShouldBe(7);
    }

    [Fact]
    public void After_AnyLooks_NeverThrowsAndIsNeverNegative()
    {
        var looks = from seconds in Gen.Choose(-10, 1000)
                    from finished in Gen.Choose(0, 100_000)
                    select (seconds, (long)finished);
        Prop.ForAll(looks.ArrayOf().ToArbitrary(), all =>
        {
            var pace = After(all);
            return pace.PerSecond is null or >= 0 && pace.TimeFor(1_000_000) is not { Ticks: < 0 };
        }).QuickCheckThrowOnFailure();
    }

    private static BatchPace After(params (int Seconds, long Finished)[] looks) =>
        looks.Aggregate(BatchPace.Unknown, (pace, look) => pace.After(Start.AddSeconds(look.Seconds), look.Finished));
}
