using System.Globalization;

namespace Renderer.Templating.Functions;

/// <content>Reading by the codes of a pattern.</content>
internal sealed partial class DateReader
{
    /// <summary>Reads by a pattern of <c>%</c> codes; white space in it matches any.</summary>
    public bool ReadPattern(string pattern)
    {
        var isMatch = true;
        for (var i = 0; isMatch && i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                isMatch = ReadLiteral(pattern[i]);
                continue;
            }

            i += pattern[i + 1] == '-' && i + 2 < pattern.Length ? 2 : 1;
            isMatch = ReadCode(pattern[i]);
        }

        return isMatch;
    }

    private bool ReadLiteral(char literal)
    {
        if (char.IsWhiteSpace(literal))
        {
            SkipSpace();
            return true;
        }

        var isMatch = _at < text.Length && text[_at] == literal;
        _at += isMatch ? 1 : 0;
        return isMatch;
    }

    private bool ReadCode(char code)
    {
        switch (code)
        {
            case 'Y':
                return ReadYear(4, isShort: false);
            case 'y':
                return ReadYear(2, isShort: true);
            case 'm':
                return TryNumber(2, out _month);
            case 'b' or 'B' or 'h':
                return TryMonth();
            case 'd' or 'e':
                return TryNumber(2, out _day);
            case 'j':
                var isRead = TryNumber(3, out var dayOfYear);
                _dayOfYear = dayOfYear;
                return isRead;
            case 'H' or 'I' or 'k' or 'l':
                return TryNumber(2, out _hour);
            case 'M':
                return TryNumber(2, out _minute);
            case 'S':
                return TryNumber(2, out _second);
            case 'L' or 'N':
                return ReadFraction();
            case 'p' or 'P':
                return TryHalfDay();
            case 's':
                return ReadEpochSeconds();
            case 'a' or 'A':
                return TryWeekDay();
            case 'u' or 'w':
                return TryNumber(1, out _);
            case 'Z':
                return ReadOffset();
            case 'g':
                return true;
            case 'n' or 't':
                return ReadLiteral(' ');
            case '%':
                return ReadLiteral('%');
            default:
                return Expansion(code) is { } pattern && ReadPattern(pattern);
        }
    }

    private static string? Expansion(char code) => code switch
    {
        'c' => "%a %b %e %T %Y",
        'D' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'r' => "%I:%M:%S %p",
        'R' => "%H:%M",
        'T' => "%H:%M:%S",
        'v' => "%e-%b-%Y",
        _ => null,
    };

    private bool ReadYear(int digits, bool isShort)
    {
        var isRead = TryNumber(digits, out var year);
        _year = isShort ? YearOf(year, 2) : year;
        return isRead;
    }

    private bool ReadEpochSeconds()
    {
        SkipSpace();
        var start = _at;
        _at += _at < text.Length && text[_at] == '-' ? 1 : 0;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        // The first and the last second of the calendar.
        if (!long.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) || seconds is < -62135596800 or > 253402300799)
        {
            return false;
        }

        var date = DateTimeOffset.FromUnixTimeSeconds(seconds);
        (_year, _month, _day) = (date.Year, date.Month, date.Day);
        (_hour, _minute, _second) = (date.Hour, date.Minute, date.Second);
        _offset = TimeSpan.Zero;
        return true;
    }
}
