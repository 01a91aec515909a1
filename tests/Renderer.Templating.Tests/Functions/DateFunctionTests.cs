namespace Renderer.Templating.Tests.Functions;

/// <summary>Reading, writing and computing with dates and timespans.</summary>
public sealed class DateFunctionTests
{
    [Theory]
    [InlineData("2016/01/05", "2016-01-05 00:00:00.000")]
    [InlineData("2016-1-5 7:08", "2016-01-05 07:08:00.000")]
    [InlineData("2016-01-05T20:50:23.1234567", "2016-01-05 20:50:23.123")]
    [InlineData("01/05/2016 08:32:48 PM", "2016-01-05 20:32:48.000")]
    [InlineData("01/05/16", "2016-01-05 00:00:00.000")]
    [InlineData("01/05/50", "1950-01-05 00:00:00.000")]
    [InlineData("2016-01", "2016-01-01 00:00:00.000")]
    [InlineData("January 2016", "2016-01-01 00:00:00.000")]
    [InlineData("5 Jan 2016", "2016-01-05 00:00:00.000")]
    [InlineData("05-Jan-2016", "2016-01-05 00:00:00.000")]
    [InlineData("Jan 5, 2016 10 PM", "2016-01-05 22:00:00.000")]
    [InlineData("2016 Jan 5 10:00", "2016-01-05 10:00:00.000")]
    [InlineData("Tue, 05 Jan 2016 10:00:00 GMT", "2016-01-05 10:00:00.000")]
    [InlineData("Wed, 05 Jan 2016", "")]
    [InlineData("  2016-01-05  ", "2016-01-05 00:00:00.000")]
    [InlineData("2016-01-05 24:00", "")]
    [InlineData("2016-01-05 x", "")]
    [InlineData("2016-13-05", "")]
    [InlineData("0000-01-01", "")]
    [InlineData("12", "")]
    public void Parse_OfText_Finds(string text, string output) =>
        Templates.Render($"{{{{ date.parse '{text}' | date.to_string '%F %T.%L' }}}}").ShouldBe(output);

    [Theory]
    [InlineData("2013-09-12 22:49:27", "2013-09-12 22:49:27 +05:30")]
    [InlineData("2013-09-12 22:49:27 +0530", "2013-09-12 22:49:27 +05:30")]
    [InlineData("2013-09-12 22:49:27Z", "2013-09-13 04:19:27 +05:30")]
    [InlineData("2013-09-12 22:49:27 -08:00", "2013-09-13 12:19:27 +05:30")]
    public void Parse_InThePlainLanguage_GivesTheRendersLocalTime(string text, string output)
    {
        AtDocumentedTime($"{{{{ date.parse '{text}' | date.to_string '%F %T %Z' }}}}").ShouldBe(output);
        AtDocumentedTime($"{{{{ '{text}' | date.to_string '%F %T %Z' }}}}").ShouldBe(output);
    }

    [Theory]
    [InlineData("2013-09-12 22:49:27", "2013-09-12 22:49:27 +00:00")]
    [InlineData("2013-09-12 22:49:27 +0530", "2013-09-12 22:49:27 +05:30")]
    [InlineData("2013-09-12 22:49:27Z", "2013-09-12 22:49:27 +00:00")]
    public void Parse_InAPackage_KeepsTheOffset(string text, string output) =>
        Templates.Render($"{{{{ date.parse '{text}' | date.to_string '%F %T %Z' }}}}", options: Templates.StrictText).ShouldBe(output);

    [Theory]
    [InlineData("2018--06--17", "%Y--%m--%d", "2018-06-17 00:00:00")]
    [InlineData("17.06.18", "%d.%m.%y", "2018-06-17 00:00:00")]
    [InlineData("2018 168", "%Y %j", "2018-06-17 00:00:00")]
    [InlineData("1529193600", "%s", "2018-06-17 00:00:00")]
    [InlineData("Sun Jun 17 13:59:01 2018", "%c", "2018-06-17 13:59:01")]
    [InlineData("17-JUN-2018", "%v", "2018-06-17 00:00:00")]
    [InlineData("2018-06-17 01:59:01 PM", "%F %r", "2018-06-17 13:59:01")]
    [InlineData("06/17/18 13:59", "%D %R", "2018-06-17 13:59:00")]
    [InlineData("7/6/2018", "%-d/%-m/%Y", "2018-06-07 00:00:00")]
    [InlineData("2018-06-17", "%F %T", "")]
    [InlineData("2018-06-17 rest", "%F", "")]
    [InlineData("99999999999999", "%s", "")]
    [InlineData("13 PM 2018", "%I %p %Y", "")]
    [InlineData("", "%F", "")]
    public void Parse_ByPattern_Finds(string text, string pattern, string output) =>
        Templates.Render($"{{{{ date.parse '{text}' '{pattern}' | date.to_string '%F %T' }}}}").ShouldBe(output);

    [Theory]
    [InlineData("%a %b %e %T %Y", "Thu Sep 12 22:49:27 2013")]
    [InlineData("%Z", "+05:30")]
    [InlineData("%s", "1379006367")]
    [InlineData("%g", "12 Sep 2013")]
    [InlineData("%g %Y", "2013")]
    [InlineData("%-m/%-d", "9/12")]
    [InlineData("%Q", "%Q")]
    [InlineData("100%", "100%")]
    [InlineData("", "")]
    public void ToString_OfTheRendersTime_IsAsDocumented(string pattern, string output) =>
        AtDocumentedTime($"{{{{ date.now | date.to_string '{pattern}' }}}}").ShouldBe(output);

    [Theory]
    [InlineData("{{ date.now }}", "12 Sep 2013")]
    [InlineData("{{ date.format = '%Y!'; date.now; ' '; [date.now]; ' ' + date.now; date.now | date.to_string }}", "2013! [2013!] 2013!2013!")]
    [InlineData("{{ date.format = '%Y!'; date.now | date.to_string '%g' }}", "2013!")]
    [InlineData("{{ date.format = '%Y'; date.format = date.default_format; date.now }}", "12 Sep 2013")]
    public void Format_OfTheRender_IsHowDatesPrint(string template, string output) => AtDocumentedTime(template).ShouldBe(output);

    [Fact]
    public void DefaultFormat_IsReadOnly() =>
        Templates.Problem("{{ date.default_format = '%Y' }}").Code.ShouldBe(TemplateProblemCodes.ReadOnly);

    [Theory]
    [InlineData("date.add_days 1.5", "2016-01-06 12:00:00.000")]
    [InlineData("date.add_days 0.7", "2016-01-05 16:48:00.000")]
    [InlineData("date.add_days days: -1", "2016-01-04 00:00:00.000")]
    [InlineData("date.add_hours 0.5", "2016-01-05 00:30:00.000")]
    [InlineData("date.add_minutes (-1)", "2016-01-04 23:59:00.000")]
    [InlineData("date.add_seconds 1.25", "2016-01-05 00:00:01.250")]
    [InlineData("date.add_milliseconds 12", "2016-01-05 00:00:00.012")]
    [InlineData("date.add_months 13", "2017-02-05 00:00:00.000")]
    [InlineData("date.add_months (-1)", "2015-12-05 00:00:00.000")]
    [InlineData("date.add_years (-16)", "2000-01-05 00:00:00.000")]
    public void Add_ToADate_Gives(string code, string output) =>
        Templates.Render($"{{{{ date.parse '2016/01/05' | {code} | date.to_string '%F %T.%L' }}}}").ShouldBe(output);

    [Theory]
    [InlineData("(a - b).total_days", "-1.5")]
    [InlineData("a - b", "-1.12:00:00")]
    [InlineData("a + (timespan.from_days 2) > b", "true")]
    [InlineData("a - (timespan.from_hours 24) | date.to_string '%F'", "2016-01-04")]
    [InlineData("a == (date.parse '2016/01/05')", "true")]
    [InlineData("[b, a] | array.sort | array.first | date.to_string '%F'", "2016-01-05")]
    [InlineData("(a - b).size", "")]
    public void Date_ComputedWith_Gives(string code, string output) =>
        Templates.Render($"{{{{ a = date.parse '2016/01/05'; b = date.parse '2016/01/06 12:00'; {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("timespan.parse '1.02:03:04.005'", "1.02:03:04.0050000")]
    [InlineData("timespan.parse '00:30'", "00:30:00")]
    [InlineData("timespan.parse 'x'", "")]
    [InlineData("timespan.parse null", "")]
    [InlineData("timespan.from_days null", "")]
    [InlineData("timespan.from_days '1.5'", "1.12:00:00")]
    [InlineData("timespan.from_seconds 0.5", "00:00:00.5000000")]
    [InlineData("timespan.from_milliseconds 1500", "00:00:01.5000000")]
    [InlineData("(timespan.from_seconds 90).total_minutes", "1.5")]
    [InlineData("timespan.from_minutes(90) + timespan.from_minutes(30)", "02:00:00")]
    [InlineData("timespan.from_hours(1) > timespan.from_minutes(59)", "true")]
    [InlineData("(timespan.from_hours (-25)).hours", "-1")]
    [InlineData("timespan.zero", "00:00:00")]
    [InlineData("timespan.from_hours(1) | object.to_json", "\"01:00:00\"")]
    [InlineData("timespan.from_hours(1) | object.typeof", "object")]
    public void TimeSpan_Gives(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("2024-01-31", "2024-01-31 00:00:00 +00:00")]
    [InlineData("2024-01-31T08:09:10.123+08:00", "2024-01-31 00:09:10 +00:00")]
    [InlineData("2024-01-31 8:09 PM", "2024-01-31 20:09:00 +00:00")]
    [InlineData("1/31/2024", "2024-01-31 00:00:00 +00:00")]
    [InlineData("2024.1.31", "2024-01-31 00:00:00 +00:00")]
    [InlineData("31 Jan 2024", "2024-01-31 00:00:00 +00:00")]
    [InlineData("Wed, 31 Jan 2024 23:59:59 GMT", "2024-01-31 23:59:59 +00:00")]
    [InlineData("January 31, 2024", "2024-01-31 00:00:00 +00:00")]
    [InlineData("2024年1月31日", "2024-01-31 00:00:00 +00:00")]
    [InlineData("2024-02-30", "")]
    [InlineData("31/1/2024", "")]
    [InlineData("12:30", "")]
    [InlineData("01/05", "")]
    [InlineData("nonsense", "")]
    [InlineData("2024-01-31 25:00", "")]
    [InlineData("", "")]
    public void Date_Parsed_NeedsNoClock(string text, string output) =>
        Templates.Render("{{ date.parse x | date.to_string '%F %T %Z' }}", $"{{\"x\": \"{text}\"}}").ShouldBe(output);

    [Theory]
    [InlineData("date.parse '2024-02-29' | date.to_string '%Y年%-m月%-d日 %A %p' 'zh-CN'", "2024年2月29日 星期四 上午")]
    [InlineData("date.parse '2024-02-29' | date.to_string '%B %b %a' 'zh-CN'", "二月 2月 周四")]
    [InlineData("date.parse '2024-02-29' | date.to_string '%x' 'zh-CN'", "2024/2/29")]
    [InlineData("date.parse '2024年2月29日' culture: 'zh-CN' | date.add_years 1", "28 Feb 2025")]
    [InlineData("date.parse '2024-01-31' | date.add_months 1", "29 Feb 2024")]
    [InlineData("date.parse '2024-01-01' | date.add_days (-0.5) | date.to_string '%F %R'", "2023-12-31 12:00")]
    [InlineData("'2024-01-31' | date.to_string '%Y'", "2024")]
    [InlineData("null | date.to_string '%Y'", "")]
    [InlineData("date.parse '2024-01-01' | date.to_string '%q%'", "%q%")]
    [InlineData("date.parse '12:30 2024' '%H:%M %Y' | date.to_string '%F %R'", "2024-01-01 12:30")]
    [InlineData("(date.parse '2024-01-01' | date.to_string '%V/%U/%W/%j')", "01/00/01/001")]
    [InlineData("(timespan.from_days 1.5) + timespan.from_hours(1)", "1.13:00:00")]
    public void Date_AtItsEdges_Gives(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    private static string AtDocumentedTime(string template) =>
        TemplateSet.Parse(new Dictionary<string, string> { ["text"] = template }, Templates.PlainText)
            .Render("text", Templates.Scope() with { Now = new DateTimeOffset(2013, 9, 12, 22, 49, 27, TimeSpan.FromMinutes(330)) });
}
