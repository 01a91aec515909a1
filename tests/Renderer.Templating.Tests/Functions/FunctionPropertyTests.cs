using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Templating.Tests.Functions;

/// <summary>What holds for every function and any arguments.</summary>
public sealed class FunctionPropertyTests
{
    private static readonly string[] Values =
    [
        "null", "empty", "true", "false", "0", "1", "-1", "(-9223372036854775808)", "9223372036854775807", "100000000000000000000", "1.5", "(-0.5)", "1e308", "(1e308 * 10)",
        "0.1f", "79228162514264337593543950335m", "0.0000000000000000000000000001m", "''", "'abc'", "' 5 '", "'2024-01-05'", "'%Y%%%'", "'%c %U %V'", "'N2'", "'X'", "'zh-CN'", "'i'", "'m'",
        "'(a+)+$'", "'[a-'", "'$1'", "'<b>\"&'", "'\u4e2d\U0001F600'", "\"\\ud83d\"", "'aGk='", "'{\"a\":[1.50]}'", "'1 + 1'", "'Ordinal'", "[]", "[1, 'a', null]", "[[1], {a: 1}]", "['b', 'a']",
        "(1..3)", "(5..1)", "(1..9223372036854775807)", "{}", "{a: 1, b: {c: null}}", "{\"\\ud83d<\": \"\\udc00\"}", "@string.upcase", "@array.size", "(date.parse '0001-01-01')", "(date.parse '9999-12-31 23:59:59 -14:00')",
        "timespan.zero", "(timespan.from_days 10675199)", "array", "this",
    ];

    private static readonly TemplateLimits Limits = new()
    {
        Steps = 100_000,
        Memory = 10_000_000,
        OutputLength = 1_000_000,
        RegexTimeout = TimeSpan.FromMilliseconds(200),
    };

    private static readonly Gen<string> Calls =
        from name in Gen.Elements(DocumentedFunctionTests.Names)
        from arguments in Gen.Elements(Values).ListOf().Resize(5)
        select arguments.Count == 0 ? name : $"{arguments[0]} | {name} {string.Join(' ', arguments.Skip(1))}";

    [Fact]
    public void Call_OfAnyFunctionWithAnything_GivesAValueOrAProblem() => Prop.ForAll(Calls.ToArbitrary(), call =>
    {
        foreach (var options in new[] { Templates.PlainText, Templates.Html })
        {
            try
            {
                Templates.Render($"{{{{ x = {call}; x; x | object.to_json; x | object.kind }}}}", options: options, limits: Limits);
            }
            catch (TemplateException exception)
            {
                exception.Problems.ShouldNotBeEmpty();
            }
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Date_WrittenAndReadByAPattern_IsTheSame()
    {
        var patterns = Gen.Elements("%F %T.%N %Z", "%d %b %Y %H:%M:%S.%L", "%c", "%A, %e %B %Y %r", "%Y-%j %R", "%v %T", "%s", "%a %-d/%-m/%Y %k:%M");
        var cultures = Gen.Elements("", "en-US", "en-GB", "zh-CN", "fr-FR", "de-DE");
        var seconds = Gen.Choose(int.MinValue, int.MaxValue).Select(number => DateTimeOffset.FromUnixTimeSeconds(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Prop.ForAll(Gen.Zip(patterns, Gen.Zip(cultures, seconds)).ToArbitrary(), given =>
        {
            var (pattern, (culture, text)) = given;
            var written = $"date.parse '{text}' | date.to_string '{pattern}' '{culture}'";
            Templates.Render($"{{{{ x = {written}; y = date.parse x '{pattern}' '{culture}' | date.to_string '{pattern}' '{culture}'; x == y ? 'same' : x + ' / ' + y }}}}").ShouldBe("same");
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void DateParse_OfAnyText_GivesADateOrNull()
    {
        var parts = Gen.Elements("1", "12", "31", "2024", "99999", "/", "-", ".", ":", " ", "T", "Z", "+08:00", "Jan", "Friday", "AM", "PM", "年", "月", "日", "下午", "一月", ",", "%Y", "%m", "%d", "%j", "%s", "%p", "%I", "%");
        var texts = Gen.OneOf(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""), parts.ListOf().Select(list => string.Concat(list)));
        Prop.ForAll(Gen.Zip(texts, texts).ToArbitrary(), given =>
        {
            var json = System.Text.Json.JsonSerializer.Serialize(new { text = given.Item1, pattern = given.Item2 });
            Templates.Render("{{ date.parse text | object.typeof; date.parse text pattern 'zh-CN' | object.typeof; date.parse pattern culture: 'en-GB' | object.typeof }}", json)
                .Replace("object", "", StringComparison.Ordinal).ShouldBeEmpty();
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
