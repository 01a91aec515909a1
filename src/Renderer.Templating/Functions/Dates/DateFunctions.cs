using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>date</c> functions and the members of dates.</summary>
internal static class DateFunctions
{
    public static readonly string[] MemberNames = ["day", "day_of_year", "hour", "millisecond", "minute", "month", "second", "year"];

    public static BuiltInGroup Group { get; } = new BuiltInGroup(
        "date",
        ("add_days", "date days", static a => Add(a, TimeSpan.TicksPerDay)),
        ("add_hours", "date hours", static a => Add(a, TimeSpan.TicksPerHour)),
        ("add_milliseconds", "date millis", static a => Add(a, TimeSpan.TicksPerMillisecond)),
        ("add_minutes", "date minutes", static a => Add(a, TimeSpan.TicksPerMinute)),
        ("add_months", "date months", static a => AddMonths(a, a.Integer(1))),
        ("add_seconds", "date seconds", static a => Add(a, TimeSpan.TicksPerSecond)),
        ("add_years", "date years", static a => AddMonths(a, 12L * a.Integer(1))),
        ("now", "", static a => Value.Of(a.Context.Now)),
        ("parse", "text pattern? culture?", static a => Parse(a, 1, 2) is { } date ? Value.Of(date) : Value.Null),
        ("parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?", ParseToString),
        ("to_string", "datetime pattern? culture?", ToText))
        .With("format", Value.Of(DateFormat.DefaultPattern), isReadOnly: false)
        .With("default_format", Value.Of(DateFormat.DefaultPattern), isReadOnly: true);

    public static Value Member(DateTimeOffset date, string name) => name switch
    {
        "year" => Value.Of(date.Year),
        "month" => Value.Of(date.Month),
        "day" => Value.Of(date.Day),
        "day_of_year" => Value.Of(date.DayOfYear),
        "hour" => Value.Of(date.Hour),
        "minute" => Value.Of(date.Minute),
        "second" => Value.Of(date.Second),
        "millisecond" => Value.Of(date.Millisecond),
        _ => Value.Undefined,
    };

    /// <summary>The argument as a date. Text counts if it is one: JSON has no dates of its own.</summary>
    private static DateTimeOffset Date(Arguments a)
    {
        if (a[0].Kind == ValueKind.Date)
        {
            return a[0].AsDate;
        }

        return a[0].IsText && Local(a, DateParser.Parse(a[0].AsText, CultureTable.Default, a.Context.Now.Offset)) is { } date ? date : throw a.Wrong(0, "a date");
    }

    private static Value Add(Arguments a, long ticksPerUnit)
    {
        if (a[0].IsNull)
        {
            return Value.Null;
        }

        var ticks = Math.Round(Numbers.ToDouble(a.Number(1)) * ticksPerUnit);
        var date = Date(a);
        var isInside = Math.Abs(ticks) <= DateTime.MaxValue.Ticks && IsInside(date.Ticks + (long)ticks) && IsInside(date.UtcTicks + (long)ticks);
        return isInside ? Value.Of(date.AddTicks((long)ticks)) : throw a.Fail("the date would leave the calendar");

        static bool IsInside(long ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    private static Value AddMonths(Arguments a, long months)
    {
        if (a[0].IsNull)
        {
            return Value.Null;
        }

        var date = Date(a);
        var target = (date.Year * 12L) + date.Month - 1 + months;
        return target is >= 24 and < 9999 * 12 ? Value.Of(date.AddMonths((int)months)) : throw a.Fail("the date would leave the calendar");
    }

    private static DateTimeOffset? Parse(Arguments a, int pattern, int culture)
    {
        var (table, offset) = (CultureTable.Find(a, culture), a.Context.Now.Offset);
        return a[0].Kind == ValueKind.Date ? a[0].AsDate
            : a.OptionalText(pattern) is { } codes ? Local(a, DateParser.Parse(a.Text(0), codes, table, offset))
            : Local(a, DateParser.Parse(a.Text(0), table, offset));
    }

    /// <summary>In the plain language a date is in local time, that of the render; in packages it keeps the offset it was written with.</summary>
    private static DateTimeOffset? Local(Arguments a, DateTimeOffset? date)
    {
        if (a.Context.IsStrict || date is not { } given)
        {
            return date;
        }

        var ticks = given.UtcTicks + a.Context.Now.Offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? given.ToOffset(a.Context.Now.Offset) : null;
    }

    private static Value ParseToString(Arguments a) => Parse(a, 3, 4) is { } date
        ? Value.Of(DateFormat.Format(a.Context, date, a.OptionalText(1), CultureTable.Find(a, 2)))
        : Value.Null;

    private static Value ToText(Arguments a) => a[0].IsNull
        ? Value.Null
        : Value.Of(DateFormat.Format(a.Context, Date(a), a.OptionalText(1), CultureTable.Find(a, 2)));
}
