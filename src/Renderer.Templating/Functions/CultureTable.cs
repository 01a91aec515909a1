using System.Globalization;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>What formatting needs to know of a culture. Own tables, so that output does not depend on the machine's.</summary>
internal sealed record CultureTable
{
    private static readonly CultureTable Invariant = new();

    private static readonly Dictionary<string, CultureTable> Known = new Dictionary<string, CultureTable>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Invariant,
        ["en"] = Invariant,
        ["en-US"] = Invariant with { ShortDate = "%-m/%-d/%Y", ShortTime = "%-I:%M:%S %p" },
        ["en-GB"] = Invariant with { IsDayFirst = true, ShortDate = "%d/%m/%Y" },
        ["zh-CN"] = Invariant with
        {
            Months = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"],
            ShortMonths = ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
            Days = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
            ShortDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
            Morning = "上午",
            Afternoon = "下午",
            ShortDate = "%Y/%-m/%-d",
            Numbers = NumbersOf(".", ",", "¥"),
        },
        ["fr-FR"] = Invariant with
        {
            Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
            ShortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
            Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
            ShortDays = ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
            IsDayFirst = true,
            ShortDate = "%d/%m/%Y",
            Numbers = NumbersOf(",", "\u202F", "€"),
        },
        ["de-DE"] = Invariant with
        {
            Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
            ShortMonths = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
            Days = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
            ShortDays = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
            IsDayFirst = true,
            ShortDate = "%d.%m.%Y",
            Numbers = NumbersOf(",", ".", "€"),
        },
    };

    /// <summary>Full month names, January first.</summary>
    public string[] Months { get; private init; } =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public string[] ShortMonths { get; private init; } = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Full names of week days, Sunday first.</summary>
    public string[] Days { get; private init; } = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public string[] ShortDays { get; private init; } = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public string Morning { get; private init; } = "AM";

    public string Afternoon { get; private init; } = "PM";

    /// <summary>In a date of three numbers without a leading year, the day stands first.</summary>
    public bool IsDayFirst { get; private init; }

    /// <summary>Pattern of <c>%x</c>.</summary>
    public string ShortDate { get; private init; } = "%m/%d/%Y";

    /// <summary>Pattern of <c>%X</c>.</summary>
    public string ShortTime { get; private init; } = "%H:%M:%S";

    public NumberFormatInfo Numbers { get; private init; } = NumberFormatInfo.InvariantInfo;

    /// <summary>The culture an argument names; the invariant one when it is absent.</summary>
    public static CultureTable Find(Arguments arguments, int index)
    {
        var name = arguments.OptionalText(index) ?? "";
        return Known.TryGetValue(name, out var culture) ? culture : throw arguments.Fail(
            $"the culture `{name}` is not known",
            $"Known: {string.Join(", ", Known.Keys.Where(known => known.Length > 0).Order(StringComparer.Ordinal))}.");
    }

    public static CultureTable Default => Invariant;

    private static NumberFormatInfo NumbersOf(string point, string group, string currency)
    {
        var numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        (numbers.NumberDecimalSeparator, numbers.CurrencyDecimalSeparator, numbers.PercentDecimalSeparator) = (point, point, point);
        (numbers.NumberGroupSeparator, numbers.CurrencyGroupSeparator, numbers.PercentGroupSeparator) = (group, group, group);
        numbers.CurrencySymbol = currency;
        return NumberFormatInfo.ReadOnly(numbers);
    }
}
