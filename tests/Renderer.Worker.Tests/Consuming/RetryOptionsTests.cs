using Renderer.Worker.Consuming;

namespace Renderer.Worker.Tests.Consuming;

public sealed class RetryOptionsTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(4, 60)]
    [InlineData(8, 600)]
    [InlineData(400, 600)]
    public void BackoffAfter_Deliveries_GrowsAndStays(int earlierAttempts, int seconds) =>
        new RetryOptions().BackoffAfter(earlierAttempts).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void FindFaults_Defaults_AreSound() => new RetryOptions().FindFaults().ShouldBeEmpty();

    [Fact]
    public void FindFaults_EverythingWrong_SaysEverything() => new RetryOptions
    {
        Intervals = [TimeSpan.FromHours(1)],
        Backoff = [],
        SweepPeriod = TimeSpan.Zero,
    }.FindFaults().Count().ShouldBe(3);
}
