using Renderer.Worker.Regeneration;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Regeneration;

public sealed class RateLimitTests
{
    [Fact]
    public void Rate_None_IsNoLimit()
    {
        var limit = new RateLimit(0, new SettableTime());
        limit.Spend(1_000_000);

        limit.Available.ShouldBe(int.MaxValue);
    }

    [Fact]
    public void Rate_AfterAPause_GivesOneSecondsWorth()
    {
        var time = new SettableTime();
        var limit = new RateLimit(10, time);
        time.Advance(TimeSpan.FromHours(1));

        limit.Available.ShouldBe(10);
    }

    [Fact]
    public void Rate_Spent_ComesBackWithTime()
    {
        var time = new SettableTime();
        var limit = new RateLimit(10, time);
        limit.Spend(limit.Available);
        limit.Available.ShouldBe(0);
        time.Advance(TimeSpan.FromMilliseconds(350));

        limit.Available.ShouldBe(3);
    }

    [Fact]
    public void Rate_BelowOneASecond_GivesOneAfterItsTime()
    {
        var time = new SettableTime();
        var limit = new RateLimit(0.5, time);
        limit.Spend(1);
        time.Advance(TimeSpan.FromSeconds(1.9));
        limit.Available.ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(0.1));

        limit.Available.ShouldBe(1);
    }

    // A planner that looks often and takes little each time must not lose the fractions.
    [Fact]
    public void Rate_LookedAtOften_IsExactInTheLongRun()
    {
        var time = new SettableTime();
        var limit = new RateLimit(7, time);
        limit.Spend(limit.Available);
        var sent = 0;
        for (var i = 0; i < 10_000; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            var now = limit.Available;
            limit.Spend(now);
            sent += now;
        }

        sent.ShouldBeInRange(699, 700);
    }
}
