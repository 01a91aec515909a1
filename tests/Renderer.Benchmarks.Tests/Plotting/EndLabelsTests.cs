using FsCheck;
using FsCheck.Fluent;
using Renderer.Benchmarks.Plotting;

namespace Renderer.Benchmarks.Tests.Plotting;

public sealed class EndLabelsTests
{
    private const double Distance = 14, Bottom = 220;

    [Fact]
    public void Spread_WithRoom_LeavesAllWhereTheyAre() => EndLabels.Spread([50, 20, 100], Distance, Bottom).ShouldBe([50, 20, 100]);

    [Fact]
    public void Spread_AtTheBottom_MovesUp() => EndLabels.Spread([219, 220], Distance, Bottom).ShouldBe([206, 220]);

    [Fact]
    public void Spread_Any_KeepsOrderAndDistance()
    {
        var heights = Gen.Choose(0, (int)Bottom).Select(height => (double)height).ArrayOf(4).ToArbitrary();

        Prop.ForAll(heights, wanted =>
        {
            var spread = EndLabels.Spread(wanted, Distance, Bottom);
            var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
            return spread.All(height => height <= Bottom) && order.Zip(order.Skip(1)).All(pair => spread[pair.Second] - spread[pair.First] >= Distance - 1e-9);
        }).QuickCheckThrowOnFailure();
    }
}
