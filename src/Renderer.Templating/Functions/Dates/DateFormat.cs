using System.Globalization;
using System.Text;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>Dates as text, by the <c>%</c> codes of the documentation (those of Ruby's strftime).</summary>
internal static class DateFormat
{
    public const string DefaultPattern = "%d %b %Y";

    // A code of two characters may give a dozen times as many: a longer pattern is made to fill memory.
    private const int LongestPattern = 1000;

    /// <summary>A date as it prints without being asked for a format: by <c>date.format</c>.</summary>
    public static string Default(RenderContext context, DateTimeOffset date) => Apply(context, date, DefaultOf(context), CultureTable.Default);

    /// <summary>The render's default pattern: what the template set <c>date.format</c> to.</summary>
    public static string DefaultOf(RenderContext context) =>
        DateFunctions.Group.Get(context, "format") is { IsText: true } pattern ? pattern.AsText : DefaultPattern;

    public static string Format(RenderContext context, DateTimeOffset date, string? pattern, CultureTable culture)
    {
        pattern ??= DefaultOf(context);
        return pattern == "%g" ? Default(context, date) : Apply(context, date, pattern, culture);
    }

    private static string Apply(RenderContext context, DateTimeOffset date, string pattern, CultureTable culture)
    {
        if (pattern.Length > LongestPattern)
        {
            throw context.Fail(TemplateProblemCodes.Argument, $"a date pattern of more than {LongestPattern} characters");
        }

        var text = Apply(date, pattern, culture);
        context.Budget.ChargeText(text.Length);
        return text;
    }

    private static string Apply(DateTimeOffset date, string pattern, CultureTable culture)
    {
        var text = new StringBuilder(pattern.Length * 2);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                text.Append(pattern[i]);
            }
            else if (pattern[i + 1] == 'g')
            {
                // From here in the invariant culture; the space that sets the modifier off from the codes is its own.
                culture = CultureTable.Default;
                i += text.Length == 0 && i + 2 < pattern.Length && pattern[i + 2] == ' ' ? 2 : 1;
            }
            else if (pattern[i + 1] == '-' && i + 2 < pattern.Length)
            {
                // strftime's flag for a number without padding.
                i += 2;
                text.Append(Code(date, pattern[i], culture).TrimStart('0', ' ') is { Length: > 0 } bare ? bare : "0");
            }
            else
            {
                text.Append(Code(date, pattern[++i], culture));
            }
        }

        return text.ToString();
    }

    private static string Code(DateTimeOffset date, char code, CultureTable culture)
    {
        var hour = date.Hour % 12 == 0 ? 12 : date.Hour % 12;
        return code switch
        {
            'a' => culture.ShortDays[(int)date.DayOfWeek],
            'A' => culture.Days[(int)date.DayOfWeek],
            'b' or 'h' => culture.ShortMonths[date.Month - 1],
            'B' => culture.Months[date.Month - 1],
            'c' => Apply(date, "%a %b %e %T %Y", culture),
            'C' => Padded(date.Year / 100, 2),
            'd' => Padded(date.Day, 2),
            'D' => Apply(date, "%m/%d/%y", culture),
            'e' => Blank(date.Day),
            'F' => Apply(date, "%Y-%m-%d", culture),
            'H' => Padded(date.Hour, 2),
            'I' => Padded(hour, 2),
            'j' => Padded(date.DayOfYear, 3),
            'k' => Blank(date.Hour),
            'l' => Blank(hour),
            'L' => Padded(date.Millisecond, 3),
            'm' => Padded(date.Month, 2),
            'M' => Padded(date.Minute, 2),
            'n' => "\n",
            'N' => Padded((int)(date.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick), 9),
            'p' => date.Hour < 12 ? culture.Morning : culture.Afternoon,
            'P' => (date.Hour < 12 ? culture.Morning : culture.Afternoon).ToLowerInvariant(),
            'r' => Apply(date, "%I:%M:%S %p", culture),
            'R' => Apply(date, "%H:%M", culture),
            's' => date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            'S' => Padded(date.Second, 2),
            't' => "\t",
            'T' => Apply(date, "%H:%M:%S", culture),
            'u' => Padded(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, 1),
            'U' => Padded((date.DayOfYear + 6 - (int)date.DayOfWeek) / 7, 2),
            'v' => Apply(date, "%e-%b-%Y", CultureTable.Default).ToUpperInvariant(),
            'V' => Padded(ISOWeek.GetWeekOfYear(date.DateTime), 2),
            'w' => Padded((int)date.DayOfWeek, 1),
            'W' => Padded((date.DayOfYear + 6 - (((int)date.DayOfWeek + 6) % 7)) / 7, 2),
            'x' => date.ToString(culture.Dates.ShortDatePattern, culture.Dates),
            'X' => date.ToString(culture.Dates.LongTimePattern, culture.Dates),
            'y' => Padded(date.Year % 100, 2),
            'Y' => Padded(date.Year, 4),
            'Z' => (date.Offset < TimeSpan.Zero ? "-" : "+") + date.Offset.ToString("hh\\:mm", CultureInfo.InvariantCulture),
            '%' => "%",
            _ => $"%{code}",
        };
    }

    private static string Padded(int number, int width) => number.ToString(
        width switch
        {
            1 => "D1",
            2 => "D2",
            3 => "D3",
            4 => "D4",
            _ => "D9",
        },
        CultureInfo.InvariantCulture);

    private static string Blank(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(2);
}
