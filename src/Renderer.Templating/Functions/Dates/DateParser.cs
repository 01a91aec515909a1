namespace Renderer.Templating.Functions;

/// <summary>Dates out of text. The clock is never asked: a date must have its year.</summary>
internal static class DateParser
{
    /// <summary>Reads <c>2016/01/05</c>, <c>2016-01-05T20:50:23.5Z</c>, <c>20/01/2022 08:32 +00:00</c>, <c>5 Jan 2016</c>, <c>Jan 5, 2016</c>, <c>January 2016</c>, <c>2016年1月5日</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="culture">How dates are written.</param>
    /// <param name="offset">The offset of a date that says none.</param>
    /// <returns>The date, or null when the text is none.</returns>
    public static DateTimeOffset? Parse(string text, CultureTable culture, TimeSpan offset)
    {
        var reader = new DateReader(text, culture, offset);
        return reader.ReadText() && reader.IsAtEnd ? reader.Date() : null;
    }

    /// <summary>Reads a date by a pattern of <c>%</c> codes; white space in either matches any.</summary>
    public static DateTimeOffset? Parse(string text, string pattern, CultureTable culture, TimeSpan offset)
    {
        var reader = new DateReader(text, culture, offset);
        return reader.ReadPattern(pattern) && reader.IsAtEnd ? reader.Date() : null;
    }
}
