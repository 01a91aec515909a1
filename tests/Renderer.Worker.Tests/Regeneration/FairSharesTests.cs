using FsCheck;
using FsCheck.Fluent;
using Renderer.Worker.Regeneration;

namespace Renderer.Worker.Tests.Regeneration;

public sealed class FairSharesTests
{
    [Fact]
    public void Window_OneBatch_IsAllItsOwn() => FairShares.DivideWindow(256, [new(0, 1000)], 0).ShouldBe([256]);

    [Fact]
    public void Window_PartlyTaken_GivesTheRest() => FairShares.DivideWindow(256, [new(250, 1000)], 0).ShouldBe([6]);

    [Fact]
    public void Window_TwoBatches_IsHalved() => FairShares.DivideWindow(256, [new(0, 1000), new(0, 1000)], 0).ShouldBe([128, 128]);

    [Fact]
    public void Window_OneNeedsLittle_TheOtherTakesWhatIsLeft() => FairShares.DivideWindow(256, [new(0, 3), new(0, 1000)], 0).ShouldBe([3, 253]);

    [Fact]
    public void Window_HeldByStragglers_StillGivesTheNewBatchItsShare() => FairShares.DivideWindow(256, [new(256, 1000), new(0, 1000)], 0).ShouldBe([0, 128]);

    [Fact]
    public void Window_PartlyHeldByABatchWithNothingMore_LeavesTheRest() => FairShares.DivideWindow(256, [new(20, 0), new(0, 1000)], 0).ShouldBe([0, 236]);

    [Theory]
    [InlineData(0, new[] { 1, 1, 0 })]
    [InlineData(1, new[] { 0, 1, 1 })]
    [InlineData(2, new[] { 1, 0, 1 })]
    public void Amount_NotDivisible_GoesRound(int first, int[] grants) => FairShares.Divide(2, [9, 9, 9], first).ShouldBe(grants);

    [Fact]
    public void Division_OfAnything_IsWholeBoundedAndFair() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt>().Generator.Zip(ArbMap.Default.ArbFor<byte[]>().Generator).Where(t => t.Item2.Length > 0).ToArbitrary(),
        example =>
        {
            var (amount, wanted) = (example.Item1.Get, example.Item2.Select(b => (int)b).ToArray());
            var grants = FairShares.Divide(amount, wanted, amount % wanted.Length);
            grants.Sum().ShouldBe(Math.Min(amount, wanted.Sum()));
            for (var i = 0; i < wanted.Length; i++)
            {
                grants[i].ShouldBeInRange(0, wanted[i]);
                if (grants[i] < wanted[i]) grants.Max().ShouldBeLessThanOrEqualTo(grants[i] + 1);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Window_AnythingTaken_LeavesANewBatchItsShare() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        taken =>
        {
            var demands = taken.Select(t => new ShareDemand(t, t % 7 == 0 ? 0 : 100)).ToList();
            var grants = FairShares.DivideWindow(64, demands, 0);
            // Each gets no more than its share of at least one, or the window's free rest.
            grants.Sum().ShouldBeLessThanOrEqualTo(Math.Max(64, demands.Count));
            if (demands.Exists(d => d.Wanted > 0 && d.Outstanding == 0)) grants.Sum().ShouldBeGreaterThan(0);
        }).QuickCheckThrowOnFailure();
}
