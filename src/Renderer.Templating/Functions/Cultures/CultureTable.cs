using System.Globalization;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>What reading and writing dates and numbers needs to know of a culture. Own tables, so that output does not depend on the machine's.</summary>
internal sealed class CultureTable
{
    /// <summary>A culture.</summary>
    /// <param name="dates">Names and patterns of dates.</param>
    /// <param name="numbers">Separators and patterns of numbers.</param>
    public CultureTable(DateTimeFormatInfo dates, NumberFormatInfo numbers)
    {
        Dates = DateTimeFormatInfo.ReadOnly(dates);
        Numbers = NumberFormatInfo.ReadOnly(numbers);
        Months = dates.MonthNames[..12];
        ShortMonths = dates.AbbreviatedMonthNames[..12];
        Days = dates.DayNames;
        ShortDays = dates.AbbreviatedDayNames;
        IsDayFirst = dates.ShortDatePattern[0] == 'd';
    }

    /// <summary>The culture of everything that names none.</summary>
    public static CultureTable Default => Cultures.Invariant;

    public DateTimeFormatInfo Dates { get; }

    public NumberFormatInfo Numbers { get; }

    /// <summary>Full month names, January first.</summary>
    public string[] Months { get; }

    public string[] ShortMonths { get; }

    /// <summary>Full names of week days, Sunday first.</summary>
    public string[] Days { get; }

    public string[] ShortDays { get; }

    public string Morning => Dates.AMDesignator;

    public string Afternoon => Dates.PMDesignator;

    /// <summary>In a date of three numbers without a leading year, the day stands first.</summary>
    public bool IsDayFirst { get; }

    /// <summary>The culture an argument names; the invariant one when it is absent.</summary>
    public static CultureTable Find(Arguments arguments, int index)
    {
        if (arguments[index].IsNull)
        {
            return Cultures.Invariant;
        }

        var name = arguments.Text(index);
        return Cultures.Known.TryGetValue(name, out var culture) ? culture : throw arguments.Fail(
            $"the culture `{name}` is not known",
            $"Known: {string.Join(", ", Cultures.Known.Keys.Where(known => known.Length > 0).Order(StringComparer.Ordinal))}.");
    }
}
