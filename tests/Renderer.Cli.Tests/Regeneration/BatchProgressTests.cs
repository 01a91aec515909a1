using Renderer.Archive.Batches;
using Renderer.Cli.Regeneration;

namespace Renderer.Cli.Tests.Regeneration;

public sealed class BatchProgressTests
{
    private static readonly BatchPace HundredPerSecond = BatchPace.Unknown.After(DateTimeOffset.UnixEpoch, 0).After(DateTimeOffset.UnixEpoch.AddSeconds(10), 1000);

    [Fact]
    public void Line_Running_SaysHowFarHowFastHowLongAndWhatWentWrong() =>
        BatchProgress.Line(BatchOf(BatchState.Running), HundredPerSecond)
            .ShouldBe("running 8,000 of 20,000 · 100.0/s · 2 min left · 7,000 rendered, 900 unchanged, 60 rejected, 40 failed");

    [Fact]
    public void Line_Paused_PromisesNoEnd() => BatchProgress.Line(BatchOf(BatchState.Paused), HundredPerSecond).ShouldStartWith("paused 8,000 of 20,000 · 100.0/s · 7,000 rendered");

    [Fact]
    public void Line_Releasing_CountsWhatIsShown() => BatchProgress.Line(BatchOf(BatchState.Releasing), BatchPace.Unknown).ShouldStartWith("releasing 3,500 of 7,000 · ");

    [Fact]
    public void Line_Over_SaysNoPace() => BatchProgress.Line(BatchOf(BatchState.Cancelled), HundredPerSecond).ShouldNotContain("/s");

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(44.2, "45 s")]
    [InlineData(61, "2 min")]
    [InlineData(12_000, "3 h 20 min")]
    [InlineData(187_200, "2 d 4 h")]
    public void Length_OfSeconds_IsAsPeopleSayIt(double seconds, string text) => BatchProgress.Length(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    private static Batch BatchOf(BatchState state) => new()
    {
        Request = new BatchRequest { Id = "b", Selection = new ReportSelection { Template = "t" }, TargetVersion = "2.0.0", TargetDigest = "d", RequestedBy = "wang" },
        State = state,
        Counts = new BatchCounts(20_000, 7_000, 10, 900, 60, 40, 0),
        IsSelectionComplete = true,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Released = 3_400,
        Superseded = 100,
        Outstanding = 12_000,
    };
}
