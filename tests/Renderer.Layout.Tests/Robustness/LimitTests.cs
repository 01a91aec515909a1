using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Robustness;

public class LimitTests
{
    [Fact]
    public void TimeLimit_Reached_IsAProblem()
    {
        // The clock's timer fires at once: time is up when layout begins.
        var typesetter = new Typesetter(ShippedFonts.Library, new() { TimeLimit = TimeSpan.FromSeconds(2), Clock = new RunOutClock() });
        var problem = Should.Throw<LayoutException>(() => typesetter.LayOut(Typeset.Html("<p>一</p>"))).Problems.Single();
        problem.Code.ShouldBe("time-limit");
        problem.Message.ShouldContain("2 s");
    }

    [Fact]
    public void TimeLimit_NotReached_ChangesNothing()
    {
        var typesetter = new Typesetter(ShippedFonts.Library, new() { TimeLimit = TimeSpan.FromHours(1) });
        LayoutText.Of(typesetter.LayOut(Typeset.Html("<p>一</p>"))).ShouldBe(LayoutText.Of(Typeset.Document("<p>一</p>")));
    }

    [Fact]
    public void TimeLimit_AndACallerWhoGivesUp_IsTheCallersCancellation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var typesetter = new Typesetter(ShippedFonts.Library, new() { TimeLimit = TimeSpan.FromHours(1) });
        Should.Throw<OperationCanceledException>(() => typesetter.LayOut("<p>一</p>", source.Token));
    }

    [Fact]
    public void MaximumPages_Passed_IsAProblemBeforeAnythingIsPainted() =>
        Should.Throw<LayoutException>(() => new Typesetter(ShippedFonts.Library, new() { MaximumPages = 3 }).LayOut(Typeset.Html(string.Concat(Enumerable.Repeat("<p>一</p>", 19)))))
            .Problems.Single().Code.ShouldBe("too-many-pages");

    [Fact]
    public void MaximumPages_JustReached_IsNone() =>
        new Typesetter(ShippedFonts.Library, new() { MaximumPages = 3 }).LayOut(Typeset.Html(string.Concat(Enumerable.Repeat("<p>一</p>", 18)))).Pages.Length.ShouldBe(3);

    /// <summary>A clock whose timers fire as soon as they are set.</summary>
    private sealed class RunOutClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            callback(state);
            return timer;
        }
    }
}
