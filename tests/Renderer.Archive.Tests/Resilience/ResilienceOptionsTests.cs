using Renderer.Archive.Resilience;

namespace Renderer.Archive.Tests.Resilience;

public sealed class ResilienceOptionsTests
{
    [Fact]
    public void FindFaults_Defaults_FindsNone() => new ResilienceOptions().FindFaults().ShouldBeEmpty();

    [Fact]
    public void FindFaults_EverythingWrong_NamesEachWithValueAndRemedy()
    {
        var options = new ResilienceOptions
        {
            Storage = new DependencyOptions
            {
                AttemptTimeout = TimeSpan.Zero,
                Retries = -1,
                FirstDelay = TimeSpan.FromSeconds(10),
                MaximumDelay = TimeSpan.FromSeconds(5),
                FailureRatio = double.NaN,
                MinimumThroughput = 1,
                SamplingDuration = TimeSpan.Zero,
                BreakDuration = TimeSpan.FromDays(1),
                ProbeTimeout = TimeSpan.Zero,
            },
            Catalogue = new DependencyOptions { FailureRatio = 1.5 },
        };
        var faults = options.FindFaults().ToList();

        faults.Count.ShouldBe(9);
        faults[0].ShouldBe("Resilience:Storage:AttemptTimeout is 00:00:00. Set Resilience__Storage__AttemptTimeout to a value between 00:00:00.0100000 and 01:00:00.");
        faults[2].ShouldStartWith("Resilience:Storage:MaximumDelay is 00:00:05. ");
        faults[8].ShouldBe("Resilience:Catalogue:FailureRatio is 1.5. Set Resilience__Catalogue__FailureRatio to a value between 0.01 and 1.");
    }
}
