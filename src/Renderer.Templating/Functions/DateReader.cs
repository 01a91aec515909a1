namespace Renderer.Templating.Functions;

/// <summary>Reads the parts of a date one after the other.</summary>
internal sealed class DateReader(string text, CultureTable culture)
{
    private static readonly string[] Separators = ["/", "-", "."];

    private int _at;
    private int? _year;
    private int _month = 1;
    private int _day = 1;
    private int _hour;
    private int _minute;
    private int _second;
    private long _ticks;
    private bool? _isAfternoon;
    private TimeSpan _offset;

    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _at == text.Length;
        }
    }

    public DateTimeOffset? Date()
    {
        if (_isAfternoon is { } isAfternoon)
        {
            _hour = _hour is < 1 or > 12 ? -1 : (_hour % 12) + (isAfternoon ? 12 : 0);
        }

        var isDate = _year is >= 1 and <= 9999 && _month is >= 1 and <= 12 && _day >= 1 && _day <= DateTime.DaysInMonth(_year.Value, _month)
            && _hour is >= 0 and < 24 && _minute is >= 0 and < 60 && _second is >= 0 and < 60;
        if (!isDate)
        {
            return null;
        }

        var local = new DateTime(_year!.Value, _month, _day, _hour, _minute, _second, DateTimeKind.Unspecified).AddTicks(_ticks);
        var utc = local.Ticks - _offset.Ticks;
        return utc < 0 || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, _offset);
    }

    public bool ReadDate()
    {
        SkipSpace();
        if (TryName(culture.Days, out _) || TryName(culture.ShortDays, out _) || TryName(CultureTable.Default.ShortDays, out _))
        {
            TryTake(",");
            SkipSpace();
        }

        if (TryMonth())
        {
            return TryNumber(2, out _day) && (TryTake(",") || true) && ReadYear();
        }

        var start = _at;
        if (!TryNumber(4, out var first))
        {
            return false;
        }

        if (TryTake("年"))
        {
            _year = first;
            return TryNumber(2, out _month) && TryTake("月") && TryNumber(2, out _day) && TryTake("日");
        }

        var separator = Array.Find(Separators, TryTake);
        SkipSpace();
        if (TryMonth())
        {
            _day = first;
            return (TryTake("-") || TryTake(",") || true) && ReadYear();
        }

        return separator is not null && TryNumber(2, out var second) && TryTake(separator) && ReadThree(first, _at - start > 5 && first > 31, second);
    }

    public bool ReadTime()
    {
        SkipSpace();
        if (TryTake("T"))
        {
            SkipSpace();
        }

        var start = _at;
        if (!TryNumber(2, out var hour) || !TryTake(":"))
        {
            _at = start;
            return true;
        }

        _hour = hour;
        if (!TryNumber(2, out _minute))
        {
            return false;
        }

        if (TryTake(":") && !(TryNumber(2, out _second) && (!TryTake(".") || ReadFraction())))
        {
            return false;
        }

        SkipSpace();
        _isAfternoon = TryTake("AM") || TryTake(culture.Morning) ? false : TryTake("PM") || TryTake(culture.Afternoon) ? true : null;
        return true;
    }

    public bool ReadOffset()
    {
        SkipSpace();
        if (TryTake("Z") || TryTake("GMT") || TryTake("UTC"))
        {
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

    public bool ReadLiteral(char literal)
    {
        if (char.IsWhiteSpace(literal))
        {
            SkipSpace();
            return true;
        }

        if (_at < text.Length && text[_at] == literal)
        {
            _at++;
            return true;
        }

        return false;
    }

    public bool ReadCode(char code)
    {
        switch (code)
        {
            case 'Y':
                return ReadYear();
            case 'y':
                var isRead = TryNumber(2, out var year);
                _year = year < 50 ? 2000 + year : 1900 + year;
                return isRead;
            case 'm':
                return TryNumber(2, out _month);
            case 'b' or 'B' or 'h':
                return TryMonth();
            case 'd' or 'e':
                return TryNumber(2, out _day);
            case 'H' or 'I' or 'k' or 'l':
                return TryNumber(2, out _hour);
            case 'M':
                return TryNumber(2, out _minute);
            case 'S':
                return TryNumber(2, out _second);
            case 'L' or 'N':
                return ReadFraction();
            case 'p' or 'P':
                _isAfternoon = TryTake("AM") || TryTake(culture.Morning) ? false : TryTake("PM") || TryTake(culture.Afternoon) ? true : null;
                return _isAfternoon is not null;
            case 'a' or 'A':
                return TryName(culture.Days, out _) || TryName(culture.ShortDays, out _);
            case 'Z':
                return ReadOffset();
            case '%':
                return ReadLiteral('%');
            case 'n' or 't':
                return ReadLiteral(' ');
            default:
                return Expansion(code) is { } codes && codes.All(part => char.IsAsciiLetter(part) ? ReadCode(part) : ReadLiteral(part));
        }
    }

    private static string? Expansion(char code) => code switch
    {
        'F' => "Y-m-d",
        'D' => "m/d/y",
        'T' => "H:M:S",
        'R' => "H:M",
        'r' => "I:M:S p",
        _ => null,
    };

    private bool ReadThree(int first, bool isYearFirst, int second)
    {
        if (isYearFirst || first > 31)
        {
            (_year, _month) = (first, second);
            return TryNumber(2, out _day);
        }

        (_day, _month) = culture.IsDayFirst ? (first, second) : (second, first);
        return ReadYear();
    }

    private bool ReadYear()
    {
        var isRead = TryNumber(4, out var year);
        _year = year;
        return isRead;
    }

    private bool ReadFraction()
    {
        var start = _at;
        var factor = TimeSpan.TicksPerSecond;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            factor /= 10;
            _ticks += (text[_at++] - '0') * factor;
        }

        return _at > start;
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
        if (expected.Length == 0 || string.Compare(text, _at, expected, 0, expected.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        // `Mar` is not the start of a longer word; `1月` ends before what follows.
        var end = _at + expected.Length;
        if (char.IsAsciiLetter(expected[^1]) && end < text.Length && char.IsAsciiLetter(text[end]) && expected is not ("T" or "Z"))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
