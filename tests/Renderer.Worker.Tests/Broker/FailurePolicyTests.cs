using Renderer.Worker.Broker;
using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Broker;

public sealed class FailurePolicyTests
{
    [Theory]
    [InlineData("storage-unavailable", 1, 10)]
    [InlineData("storage-unavailable", 2, 60)]
    [InlineData("catalogue-unavailable", 3, 600)]
    [InlineData("catalogue-unavailable", 4, null)]
    [InlineData("internal", 1, 10)]
    [InlineData("internal", 2, 10)]
    [InlineData("internal", 3, null)]
    public void WaitAfter_Attempts_GrowsAndEnds(string code, int attempts, int? seconds) =>
        new FailurePolicy(new BrokerOptions().EffectiveWaitTimes).WaitAfter(new AttemptFailure(code, ""), attempts).ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
}
