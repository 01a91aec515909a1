namespace Renderer.Templating.Tests.Functions;

/// <summary>Dates and numbers in the invariant culture and in those a template may name.</summary>
public sealed class CultureTests
{
    private const string Date = "(date.parse '2024-01-05 15:04:05.678')";

    [Theory]
    [InlineData("", "Fri Friday Jan January PM pm 01/05/2024 15:04:05")]
    [InlineData("en-US", "Fri Friday Jan January PM pm 1/5/2024 3:04:05 PM")]
    [InlineData("en-GB", "Fri Friday Jan January pm pm 05/01/2024 15:04:05")]
    [InlineData("zh-CN", "周五 星期五 1月 一月 下午 下午 2024/1/5 15:04:05")]
    [InlineData("ZH-cn", "周五 星期五 1月 一月 下午 下午 2024/1/5 15:04:05")]
    [InlineData("fr-FR", "ven. vendredi janv. janvier PM pm 05/01/2024 15:04:05")]
    [InlineData("de-DE", "Fr Freitag Jan Januar PM pm 05.01.2024 15:04:05")]
    public void Date_ByCodes_SpeaksTheCulture(string culture, string output) =>
        Templates.Render($"{{{{ {Date} | date.to_string '%a %A %b %B %p %P %x %X' '{culture}' }}}}").ShouldBe(output);

    [Theory]
    [InlineData("%g %A", "Friday")]
    [InlineData("%g%A", "Friday")]
    [InlineData("%g", "05 Jan 2024")]
    [InlineData("%A / %g%A", "星期五 / Friday")]
    public void Modifier_g_TurnsToTheInvariantCulture(string pattern, string output)
    {
        Templates.Render($"{{{{ {Date} | date.to_string '{pattern}' 'zh-CN' }}}}").ShouldBe(output);
        Templates.Render($"{{{{ date.format = '%g %Y'; {Date} }}}}").ShouldBe("2024");
    }

    [Theory]
    [InlineData("", "d", "01/05/2024")]
    [InlineData("", "D", "Friday, 05 January 2024")]
    [InlineData("", "s", "2024-01-05T15:04:05")]
    [InlineData("", "o", "2024-01-05T15:04:05.6780000+00:00")]
    [InlineData("", "yyyy-MM-dd HH:mm:ss.fff", "2024-01-05 15:04:05.678")]
    [InlineData("", "%d", "5")]
    [InlineData("", "%Y/%m/%d", "2024/01/05")]
    [InlineData("en-US", "D", "Friday, January 5, 2024")]
    [InlineData("en-US", "g", "1/5/2024 3:04 PM")]
    [InlineData("en-GB", "f", "Friday, 5 January 2024 15:04")]
    [InlineData("zh-CN", "yyyy年M月d日", "2024年1月5日")]
    [InlineData("zh-CN", "D", "2024年1月5日星期五")]
    [InlineData("zh-CN", "M", "1月5日")]
    [InlineData("zh-CN", "y", "2024年1月")]
    [InlineData("zh-CN", "MMMM dddd MMM ddd tt", "一月 星期五 1月 周五 下午")]
    [InlineData("fr-FR", "D", "vendredi 5 janvier 2024")]
    [InlineData("de-DE", "dddd, d. MMMM yyyy", "Freitag, 5. Januar 2024")]
    [InlineData("de-DE", "d. MMM", "5. Jan.")]
    public void Date_ByFormatString_SpeaksTheCulture(string culture, string format, string output) =>
        Templates.Render($"{{{{ {Date} | object.format '{format}' '{culture}' }}}}").ShouldBe(output);

    [Theory]
    [InlineData("", "N", "-1,234,567.89")]
    [InlineData("", "C2", "(¤1,234,567.89)")]
    [InlineData("", "P1", "-123,456,789.1 %")]
    [InlineData("en-US", "N2", "-1,234,567.89")]
    [InlineData("en-US", "N", "-1,234,567.891")]
    [InlineData("en-US", "C", "-$1,234,567.89")]
    [InlineData("en-GB", "C", "-£1,234,567.89")]
    [InlineData("zh-CN", "C", "-¥1,234,567.89")]
    [InlineData("zh-CN", "P0", "-123,456,789%")]
    [InlineData("fr-FR", "C", "-1\u202F234\u202F567,89 €")]
    [InlineData("de-DE", "C", "-1.234.567,89 €")]
    [InlineData("de-DE", "#,##0.00", "-1.234.567,89")]
    public void Number_ByFormatString_SpeaksTheCulture(string culture, string format, string output)
    {
        Templates.Render($"{{{{ -1234567.891 | math.format '{format}' '{culture}' }}}}").ShouldBe(output);
        Templates.Render($"{{{{ object.format (-1234567.891m) '{format}' '{culture}' }}}}").ShouldBe(output);
    }

    [Theory]
    [InlineData("255 | math.format 'x'", "ff")]
    [InlineData("-1 | math.format 'X'", "FFFFFFFF")]
    [InlineData("5000000000 | math.format 'X'", "12A05F200")]
    [InlineData("-5000000000 | math.format 'X'", "FFFFFFFED5FA0E00")]
    [InlineData("42 | math.format 'D5'", "00042")]
    [InlineData("10 | math.format 'B8'", "00001010")]
    [InlineData("12345.6789 | math.format 'E2'", "1.23E+004")]
    [InlineData("100000000000000000000 | math.format 'N0'", "100,000,000,000,000,000,000")]
    [InlineData("0.1f | math.format 'R'", "0.1")]
    [InlineData("1234.5 | math.format '0.00;(0.00)'", "1234.50")]
    [InlineData("null | math.format 'N2'", "")]
    [InlineData("null | object.format 'N2'", "")]
    [InlineData("timespan.from_minutes 90.5 | object.format 'c'", "01:30:30")]
    [InlineData("timespan.from_minutes 90.5 | object.format 'hh\\\\:mm'", "01:30")]
    public void FormatString_OfEveryKind_Gives(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("20/01/2022", "en-GB", "2022-01-20")]
    [InlineData("1/20/2022", "en-US", "2022-01-20")]
    [InlineData("20.01.2022", "de-DE", "2022-01-20")]
    [InlineData("20 janvier 2022", "fr-FR", "2022-01-20")]
    [InlineData("jeudi 20 janv. 2022", "fr-FR", "2022-01-20")]
    [InlineData("Donnerstag, 20. Januar 2022", "de-DE", "2022-01-20")]
    [InlineData("20. März 2022", "de-DE", "2022-03-20")]
    [InlineData("2022年1月20日", "zh-CN", "2022-01-20")]
    [InlineData("2022年11月20日星期日", "zh-CN", "2022-11-20")]
    [InlineData("2022年11月", "zh-CN", "2022-11-01")]
    [InlineData("2022-01-20", "zh-CN", "2022-01-20")]
    [InlineData("2022年1月20日 下午3:04", "zh-CN", "2022-01-20")]
    [InlineData("20 January 2022", "fr-FR", "2022-01-20")]
    [InlineData("2022年11月20日星期一", "zh-CN", "")]
    public void Date_ReadInItsCulture_IsFound(string text, string culture, string output) =>
        Templates.Render($"{{{{ date.parse '{text}' culture: '{culture}' | date.to_string '%F' }}}}").ShouldBe(output);

    [Fact]
    public void Culture_ThatIsNotKnown_IsAProblemNamingThose() =>
        Templates.Problem("{{ 1 | math.format 'N' 'xx' }}").Hint.ShouldBe("Known: de-DE, en, en-GB, en-US, fr-FR, zh-CN.");
}
