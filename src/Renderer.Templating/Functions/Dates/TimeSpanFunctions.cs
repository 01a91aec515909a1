using System.Globalization;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>timespan</c> functions and the members of timespans.</summary>
internal static class TimeSpanFunctions
{
    public static readonly string[] MemberNames =
    [
        "days", "hours", "milliseconds", "minutes", "seconds",
        "total_days", "total_hours", "total_milliseconds", "total_minutes", "total_seconds",
    ];

    public static BuiltInGroup Group { get; } = new BuiltInGroup(
        "timespan",
        ("from_days", "days", static a => From(a, TimeSpan.TicksPerDay)),
        ("from_hours", "hours", static a => From(a, TimeSpan.TicksPerHour)),
        ("from_milliseconds", "millis", static a => From(a, TimeSpan.TicksPerMillisecond)),
        ("from_minutes", "minutes", static a => From(a, TimeSpan.TicksPerMinute)),
        ("from_seconds", "seconds", static a => From(a, TimeSpan.TicksPerSecond)),
        ("parse", "text", static a => TimeSpan.TryParse(a.Text(0), CultureInfo.InvariantCulture, out var span) ? Value.Of(span) : Value.Null))
        .With("zero", Value.Of(TimeSpan.Zero), isReadOnly: true);

    public static Value Member(TimeSpan span, string name) => name switch
    {
        "days" => Value.Of(span.Days),
        "hours" => Value.Of(span.Hours),
        "minutes" => Value.Of(span.Minutes),
        "seconds" => Value.Of(span.Seconds),
        "milliseconds" => Value.Of(span.Milliseconds),
        "total_days" => Value.Of(span.TotalDays),
        "total_hours" => Value.Of(span.TotalHours),
        "total_minutes" => Value.Of(span.TotalMinutes),
        "total_seconds" => Value.Of(span.TotalSeconds),
        "total_milliseconds" => Value.Of(span.TotalMilliseconds),
        _ => Value.Undefined,
    };

    private static Value From(Arguments a, long ticksPerUnit)
    {
        if (a[0].IsNull)
        {
            return Value.Null;
        }

        var ticks = Math.Round(Numbers.ToDouble(a.Number(0)) * ticksPerUnit);
        return Math.Abs(ticks) < long.MaxValue ? Value.Of(new TimeSpan((long)ticks)) : throw a.Fail("the interval is too long");
    }
}
