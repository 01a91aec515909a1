using Renderer.Benchmarks.Plotting;

namespace Renderer.Benchmarks.Tests.Plotting;

public sealed class ScaleTests
{
    private static readonly Axis Linear = new("ms", IsLogarithmic: false);
    private static readonly Axis Logarithmic = new("ms", IsLogarithmic: true);

    [Fact]
    public void Upwards_Linear_BeginsAtZeroAndEndsAtARoundNumber()
    {
        var scale = Scale.Upwards(Linear, [3.2, 17.1]);

        scale.Ticks.ShouldBe([0, 5, 10, 15, 20]);
        scale.At(0).ShouldBe(0);
        scale.At(10).ShouldBe(0.5, 1e-9);
        scale.At(20).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Upwards_Logarithmic_MarksPowersOfTen()
    {
        var scale = Scale.Upwards(Logarithmic, [0.3, 450]);

        scale.Ticks.Select(tick => Math.Round(tick, 6)).ShouldBe([1, 10, 100]);
        scale.At(0.2).ShouldBe(0, 1e-9);
        scale.At(500).ShouldBe(1, 1e-9);
        (scale.At(100) - scale.At(10)).ShouldBe(scale.At(10) - scale.At(1), 1e-9);
    }

    [Fact]
    public void Upwards_LogarithmicOverLittle_MarksStepsBetweenThePowers() =>
        Scale.Upwards(Logarithmic, [2, 30]).Ticks.Select(tick => Math.Round(tick, 6)).ShouldBe([2, 5, 10, 20, 50]);

    [Fact]
    public void Across_Logarithmic_BeginsAndEndsWithTheValues()
    {
        var scale = Scale.Across(Logarithmic, [50, 6000]);

        scale.At(50).ShouldBe(0);
        scale.At(6000).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Ticks_GivenByTheAxis_AreKept() => Scale.Across(Logarithmic with { Ticks = [1, 2, 4] }, [1, 4]).Ticks.ShouldBe([1, 2, 4]);

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public void At_OneValueAlone_IsOnThePaper(double value)
    {
        var scale = Scale.Across(Linear, [value]);

        scale.At(value).ShouldBeInRange(0, 1);
        Scale.Upwards(Linear, [value]).At(value).ShouldBeInRange(0, 1);
    }
}
