namespace Renderer.Templating.Functions;

/// <content>Reading dates as people write them.</content>
internal sealed partial class DateReader
{
    private static readonly string[] Separators = ["/", "-", "."];

    /// <summary>Reads a date with its year, then an optional time.</summary>
    public bool ReadText() => ReadDate() && ReadTime() && ReadOffset();

    private bool ReadDate()
    {
        SkipSpace();
        if (TryWeekDay())
        {
            TryTake(",");
            SkipSpace();
        }

        if (TryMonth())
        {
            return ReadDayAndYear();
        }

        if (!TryDigits(out var first, out var digits))
        {
            return false;
        }

        if (TryTake("年"))
        {
            _year = YearOf(first, digits);
            return ReadChineseDay();
        }

        SkipSpace();
        var separator = Array.Find(Separators, TryTake);
        SkipSpace();
        return TryMonth() ? ReadRest(first, digits) : separator is not null && ReadNumbers(separator, first, digits);
    }

    /// <summary><c>Jan 5, 2016</c> or <c>January 2016</c>, behind the month.</summary>
    private bool ReadDayAndYear()
    {
        TryTake(",");
        if (!TryDigits(out var number, out var digits))
        {
            return false;
        }

        if (digits > 2)
        {
            _year = number;
            return true;
        }

        _day = number;
        TryTake(",");
        return ReadFinalYear();
    }

    /// <summary><c>5 Jan 2016</c>, <c>2016 Jan 5</c> or <c>2016 January</c>, behind the month.</summary>
    private bool ReadRest(int first, int digits)
    {
        _ = TryTake("-") || TryTake("/") || TryTake(",");
        if (digits <= 2)
        {
            _day = first;
            return ReadFinalYear();
        }

        _year = first;
        var at = _at;
        var isDay = TryDigits(out var day, out var count) && count <= 2 && !StartsWith(":");
        (_at, _day) = isDay ? (_at, day) : (at, 1);
        return true;
    }

    private bool ReadChineseDay()
    {
        if (!TryNumber(2, out _month) || !TryTake("月"))
        {
            return false;
        }

        var at = _at;
        if (!TryNumber(2, out _day))
        {
            (_at, _day) = (at, 1);
            return true;
        }

        var isRead = TryTake("日");
        SkipSpace();
        TryWeekDay();
        return isRead;
    }

    /// <summary><c>2016/01/05</c>, <c>05/01/2016</c>, <c>2016-01</c> or <c>01/2016</c>, behind the first separator.</summary>
    private bool ReadNumbers(string separator, int first, int digits)
    {
        if (!TryDigits(out var second, out var count))
        {
            return false;
        }

        if (count > 2 || (digits > 2 && !StartsWith(separator)))
        {
            (_year, _month) = digits > 2 ? (first, second) : (second, first);
            return digits <= 2 || count <= 2;
        }

        if (!TryTake(separator))
        {
            return false;
        }

        if (digits > 2)
        {
            (_year, _month) = (first, second);
            return TryNumber(2, out _day);
        }

        (_day, _month) = culture.IsDayFirst ? (first, second) : (second, first);
        return ReadFinalYear();
    }

    private bool ReadTime()
    {
        SkipSpace();
        TryTake("T");
        TryTake(",");
        SkipSpace();
        var isMarked = TryHalfDay();
        var start = _at;
        if (!TryNumber(2, out var hour) || !(TryTake(":") || TryTake("时") || TryTake("時")))
        {
            // `10 PM` is a time; a lone `10` is none.
            SkipSpace();
            var isTime = _at > start && (isMarked || TryHalfDay());
            (_at, _hour) = isTime ? (_at, hour) : (start, 0);
            return isTime || !isMarked;
        }

        _hour = hour;
        if (!TryNumber(2, out _minute) || !ReadSeconds())
        {
            return false;
        }

        SkipSpace();
        return isMarked || TryHalfDay() || true;
    }

    private bool ReadSeconds()
    {
        if (TryTake(":"))
        {
            return TryNumber(2, out _second) && (!TryTake(".") || ReadFraction());
        }

        return !TryTake("分") || !TryNumber(2, out _second) || TryTake("秒");
    }

    private bool ReadFinalYear()
    {
        var isRead = TryDigits(out var year, out var digits);
        _year = YearOf(year, digits);
        return isRead;
    }

    private bool TryDigits(out int number, out int digits)
    {
        SkipSpace();
        var start = _at;
        var isRead = TryNumber(4, out number);
        digits = _at - start;
        return isRead;
    }
}
