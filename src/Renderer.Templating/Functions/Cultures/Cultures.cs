using System.Globalization;

namespace Renderer.Templating.Functions;

/// <summary>The cultures a template may name. Names and patterns are those of Unicode's CLDR, as .NET shows them.</summary>
internal static class Cultures
{
    public static CultureTable Invariant { get; } = new(DateTimeFormatInfo.InvariantInfo, NumberFormatInfo.InvariantInfo);

    public static IReadOnlyDictionary<string, CultureTable> Known { get; } = new Dictionary<string, CultureTable>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Invariant,
        ["de-DE"] = German(),
        ["en"] = American("¤"),
        ["en-GB"] = British(),
        ["en-US"] = American("$"),
        ["fr-FR"] = French(),
        ["zh-CN"] = Chinese(),
    };

    private static CultureTable American(string currency)
    {
        var dates = Dates("M/d/yyyy", "dddd, MMMM d, yyyy", "h:mm:ss tt");
        (dates.MonthDayPattern, dates.YearMonthPattern) = ("MMMM d", "MMMM yyyy");
        return new CultureTable(dates, Numbers(".", ",", currency));
    }

    private static CultureTable British()
    {
        var dates = Dates("dd/MM/yyyy", "dddd, d MMMM yyyy", "HH:mm:ss");
        (dates.MonthDayPattern, dates.YearMonthPattern) = ("d MMMM", "MMMM yyyy");
        (dates.AMDesignator, dates.PMDesignator) = ("am", "pm");
        SetShortMonths(dates, "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec");
        return new CultureTable(dates, Numbers(".", ",", "£"));
    }

    private static CultureTable Chinese()
    {
        var dates = Dates("yyyy/M/d", "yyyy年M月d日dddd", "HH:mm:ss");
        (dates.MonthDayPattern, dates.YearMonthPattern) = ("M月d日", "yyyy年M月");
        (dates.AMDesignator, dates.PMDesignator) = ("上午", "下午");
        SetMonths(dates, "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月");
        SetShortMonths(dates, "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月");
        dates.DayNames = "星期日 星期一 星期二 星期三 星期四 星期五 星期六".Split(' ');
        dates.AbbreviatedDayNames = "周日 周一 周二 周三 周四 周五 周六".Split(' ');
        return new CultureTable(dates, Numbers(".", ",", "¥"));
    }

    private static CultureTable French()
    {
        var dates = Dates("dd/MM/yyyy", "dddd d MMMM yyyy", "HH:mm:ss");
        (dates.MonthDayPattern, dates.YearMonthPattern) = ("d MMMM", "MMMM yyyy");
        SetMonths(dates, "janvier février mars avril mai juin juillet août septembre octobre novembre décembre");
        SetShortMonths(dates, "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.");
        dates.DayNames = "dimanche lundi mardi mercredi jeudi vendredi samedi".Split(' ');
        dates.AbbreviatedDayNames = "dim. lun. mar. mer. jeu. ven. sam.".Split(' ');
        return new CultureTable(dates, SymbolsBehind(Numbers(",", "\u202F", "€")));
    }

    private static CultureTable German()
    {
        var dates = Dates("dd.MM.yyyy", "dddd, d. MMMM yyyy", "HH:mm:ss");
        (dates.MonthDayPattern, dates.YearMonthPattern, dates.DateSeparator) = ("d. MMMM", "MMMM yyyy", ".");
        SetMonths(dates, "Januar Februar März April Mai Juni Juli August September Oktober November Dezember");
        SetShortMonths(dates, "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez");

        // Beside a day the language abbreviates otherwise than alone.
        dates.AbbreviatedMonthGenitiveNames = "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez. ".Split(' ');
        dates.DayNames = "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag".Split(' ');
        dates.AbbreviatedDayNames = "So Mo Di Mi Do Fr Sa".Split(' ');
        return new CultureTable(dates, SymbolsBehind(Numbers(",", ".", "€")));
    }

    private static DateTimeFormatInfo Dates(string shortDate, string longDate, string longTime)
    {
        var dates = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        (dates.ShortDatePattern, dates.LongDatePattern) = (shortDate, longDate);
        (dates.LongTimePattern, dates.ShortTimePattern) = (longTime, longTime.Replace(":ss", "", StringComparison.Ordinal));
        dates.FullDateTimePattern = $"{longDate} {longTime}";
        return dates;
    }

    // .NET wants a thirteenth month for calendars that have one.
    private static void SetMonths(DateTimeFormatInfo dates, string names) =>
        dates.MonthNames = dates.MonthGenitiveNames = $"{names} ".Split(' ');

    private static void SetShortMonths(DateTimeFormatInfo dates, string names) =>
        dates.AbbreviatedMonthNames = dates.AbbreviatedMonthGenitiveNames = $"{names} ".Split(' ');

    private static NumberFormatInfo Numbers(string point, string group, string currency)
    {
        var numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        (numbers.NumberDecimalSeparator, numbers.CurrencyDecimalSeparator, numbers.PercentDecimalSeparator) = (point, point, point);
        (numbers.NumberGroupSeparator, numbers.CurrencyGroupSeparator, numbers.PercentGroupSeparator) = (group, group, group);
        (numbers.NumberDecimalDigits, numbers.PercentDecimalDigits, numbers.CurrencySymbol) = (3, 3, currency);
        (numbers.PositiveInfinitySymbol, numbers.NegativeInfinitySymbol) = ("∞", "-∞");

        // -$n, n%, -n%
        (numbers.CurrencyNegativePattern, numbers.PercentPositivePattern, numbers.PercentNegativePattern) = (1, 1, 1);
        return numbers;
    }

    private static NumberFormatInfo SymbolsBehind(NumberFormatInfo numbers)
    {
        // n $, -n $, n %, -n %
        (numbers.CurrencyPositivePattern, numbers.CurrencyNegativePattern) = (3, 8);
        (numbers.PercentPositivePattern, numbers.PercentNegativePattern) = (0, 0);
        return numbers;
    }
}
