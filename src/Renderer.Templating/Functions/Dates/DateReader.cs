namespace Renderer.Templating.Functions;

/// <summary>Reads the parts of a date one after the other: by the codes of a pattern, or as people write dates.</summary>
/// <param name="text">The text.</param>
/// <param name="culture">Names of months and days, and whether the day stands first; English names are always known.</param>
/// <param name="offset">The offset of a date that says none.</param>
internal sealed partial class DateReader(string text, CultureTable culture, TimeSpan offset)
{
    // Years of two digits are those from 1950 to 2049, as in .NET.
    private const int LastShortYear = 49;

    private int _at;
    private int? _year;
    private int _month = 1;
    private int _day = 1;
    private int? _dayOfYear;
    private int? _weekDay;
    private int _hour;
    private int _minute;
    private int _second;
    private long _ticks;
    private bool? _isAfternoon;
    private TimeSpan _offset = offset;

    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _at == text.Length;
        }
    }

    /// <summary>The date that was read, or null when its parts are none: 30 February, a weekday that it is not.</summary>
    public DateTimeOffset? Date()
    {
        if (_isAfternoon is { } isAfternoon)
        {
            _hour = _hour is < 1 or > 12 ? -1 : (_hour % 12) + (isAfternoon ? 12 : 0);
        }

        if (_year is not (>= 1 and <= 9999) || !HasDay(_year.Value) || !HasTime)
        {
            return null;
        }

        var day = _dayOfYear is { } dayOfYear ? new DateTime(_year.Value, 1, 1).AddDays(dayOfYear - 1) : new DateTime(_year.Value, _month, _day);
        var local = day.AddTicks(new TimeSpan(_hour, _minute, _second).Ticks + _ticks);
        var utc = local.Ticks - _offset.Ticks;
        var isDate = utc >= 0 && utc <= DateTime.MaxValue.Ticks && (_weekDay is null || _weekDay == (int)local.DayOfWeek);
        return isDate ? new DateTimeOffset(local, _offset) : null;
    }

    private bool HasTime => _hour is >= 0 and < 24 && _minute is >= 0 and < 60 && _second is >= 0 and < 60;

    private bool HasDay(int year) => _dayOfYear is { } dayOfYear
        ? dayOfYear >= 1 && dayOfYear <= (DateTime.IsLeapYear(year) ? 366 : 365)
        : _month is >= 1 and <= 12 && _day >= 1 && _day <= DateTime.DaysInMonth(year, _month);

    private static int YearOf(int number, int digits) => digits > 2 ? number : number > LastShortYear ? 1900 + number : 2000 + number;

    /// <summary>Reads <c>Z</c>, <c>GMT</c>, <c>+08:00</c> or <c>+0800</c>, if one is there.</summary>
    /// <returns>False when what is there is none.</returns>
    public bool ReadOffset()
    {
        SkipSpace();
        if (TryTake("Z") || TryTake("GMT") || TryTake("UTC"))
        {
            _offset = TimeSpan.Zero;
            return true;
        }

        var sign = TryTake("+") ? 1 : TryTake("-") ? -1 : 0;
        if (sign == 0)
        {
            return true;
        }

        if (!TryNumber(2, out var hours))
        {
            return false;
        }

        TryTake(":");
        var minutes = TryNumber(2, out var read) ? read : 0;
        _offset = sign * new TimeSpan(hours, minutes, 0);
        return hours <= 14 && minutes < 60 && _offset.Duration() <= TimeSpan.FromHours(14);
    }

    private bool ReadFraction()
    {
        var start = _at;
        var factor = TimeSpan.TicksPerSecond;
        _ticks = 0;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            factor /= 10;
            _ticks += (text[_at++] - '0') * factor;
        }

        return _at > start;
    }

    private bool TryWeekDay()
    {
        var isRead = TryName(culture.Days, out var day) || TryName(culture.ShortDays, out day)
            || TryName(CultureTable.Default.Days, out day) || TryName(CultureTable.Default.ShortDays, out day);
        _weekDay = isRead ? day : _weekDay;
        return isRead && (TryTake(".") || true);
    }

    private bool TryMonth()
    {
        if (TryName(culture.Months, out var month) || TryName(culture.ShortMonths, out month)
            || TryName(CultureTable.Default.Months, out month) || TryName(CultureTable.Default.ShortMonths, out month))
        {
            _month = month + 1;
            TryTake(".");
            return true;
        }

        return false;
    }

    private bool TryHalfDay()
    {
        var isRead = true;
        if (TryTake("AM") || TryTake(culture.Morning))
        {
            _isAfternoon = false;
        }
        else if (TryTake("PM") || TryTake(culture.Afternoon))
        {
            _isAfternoon = true;
        }
        else
        {
            isRead = false;
        }

        return isRead;
    }

    private bool TryName(string[] names, out int index)
    {
        index = Array.FindIndex(names, TryTake);
        return index >= 0;
    }

    private bool TryNumber(int digits, out int number)
    {
        SkipSpace();
        var start = _at;
        number = 0;
        while (_at < text.Length && _at - start < digits && char.IsAsciiDigit(text[_at]))
        {
            number = (number * 10) + (text[_at++] - '0');
        }

        return _at > start;
    }

    private bool TryTake(string expected)
    {
        var isTaken = StartsWith(expected);
        _at += isTaken ? expected.Length : 0;
        return isTaken;
    }

    private bool StartsWith(string expected)
    {
        if (expected.Length == 0 || string.Compare(text, _at, expected, 0, expected.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        // `Mar` is not the start of a longer word.
        var end = _at + expected.Length;
        return expected is "T" or "Z" || !char.IsAsciiLetter(expected[^1]) || end >= text.Length || !char.IsAsciiLetter(text[end]);
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
