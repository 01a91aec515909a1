namespace Renderer.Templating.Tests.Safety;

/// <summary>Arguments, operands and statements at the ends of what types can hold: each gives a value or a problem.</summary>
public sealed class EdgeTests
{
    private static readonly TemplateLimits Limits = new() { Steps = 300_000, OutputLength = 2_000_000, Memory = 20_000_000, RegexTimeout = TimeSpan.FromMilliseconds(50) };

    public static TheoryData<string> Edges() => [.. """
        '"\\ud800"' | object.from_json
        '{"\\ud800":1}' | object.from_json
        '{"a":"\\ud800"}' | object.from_json | object.to_json
        "\uD800" | object.from_json
        x = {}; x["\uD800"] = 1; x | object.to_json
        "\uD800" | object.to_json
        "\uD800" | html.url_encode
        "\uD800" | html.url_escape
        "\uD800" | string.md5
        "\uD800" | regex.match '.'
        "\uD800" | string.upcase
        'a' | regex.match "\uD800"
        05.5 | object.to_json
        1.5e400 | object.to_json
        1e308 * 10 | object.to_json
        -(timespan.parse '-10675199.02:48:05.4775808')
        timespan.parse '10675199.02:48:05.4775807' | math.plus 1
        (timespan.from_days 10675199) + (timespan.from_days 10675199)
        date.parse '0001-01-01' | date.add_hours (-5)
        date.parse '9999-12-31' | date.add_years 1
        date.parse '0001-01-01T00:00:00+14:00'
        date.parse '9999-12-31T23:59:59-14:00' | date.to_string '%c %s %V %G %U %x'
        date.parse '0001-01-01' | date.to_string '%c %s %V %G %U %x %N %L'
        (date.parse '9999-12-31') + (timespan.from_days 1)
        (date.parse '0001-01-01') - (timespan.from_days 1)
        date.parse '2024-01-01' | date.add_days 1e18
        date.parse '2024-01-01' | date.add_days 1e308
        date.parse '2024-01-01' | date.add_months 2147483647
        date.parse '2024-01-01' | date.add_years (-2147483648)
        math.round 1.5 100
        math.round 1.5 (-5)
        math.random 0 (-1)
        math.random (-2147483648) 2147483647
        'a' | string.slice (-2147483648) 2147483647
        'a' | string.slice1 2147483647
        'a' | string.index_of 'a' 0 2147483647
        'abc' | string.truncate (-1)
        'abc' | string.pad_left (-1)
        [1,2,3] | array.limit (-1)
        [1,2,3] | array.offset 2147483647
        [1,2,3] | array.insert_at (-1) 5
        [1,2,3] | array.remove_at 2147483647
        [1,2,3][9223372036854775807]
        'abc'[-9223372036854775808]
        (1..3)[9223372036854775807]
        1 | object.format 'yyyy'
        date.now | object.format '%%%%%'
        1.5 | math.format 'E999'
        1 | math.format 'X200'
        100000000000000000000 | math.format 'X'
        100000000000000000000 | math.format 'N2' 'zh-CN'
        1 << -1
        1 >> 9223372036854775807
        -1 >> 100000000000000000000
        100000000000000000000 % 0
        1 / 0
        1.5 // 0
        1.5m % 0
        79228162514264337593543950335m + 1
        79228162514264337593543950335m * 79228162514264337593543950335m
        'x' | regex.replace '(x)' '$99999999999999999999'
        'x' | regex.replace '(x)' '${'
        'x' | regex.match '(?<a>x)(?<-a>y)?'
        'x' | regex.match '\\p{IsFoo}'
        'x' | regex.match '[z-a]'
        'x' | regex.match '(?#'
        '\\u12' | regex.unescape
        '\\' | regex.unescape
        '!!!' | string.base64_decode
        '/////w==' | string.base64_decode
        [3,'a',null,[1],{a:1},1.5] | array.sort
        [null,null] | array.sort
        [1.5m, 1, 2.5, 1e308*10, (0.0/1)] | array.sort
        this.x = this; this.x.x.x.x | object.size
        a = {}; a.a = a; for x in a; x.value; end
        a = []; a << a; a[0] = a; a + a; a == a; a | array.uniq | array.size
        for x in 1..3; for.index = 5; end
        this = 5
        date = 5; date.now
        string.upcase = @string.downcase; 'A' | string.upcase
        readonly string; string = 1
        object.eval '{{'
        object.eval_template '{{ include "text" }}'
        '{{ func f; ret 1; end; f }}' | object.eval_template
        'do; ret 1; end' | object.eval
        '$x = 1' | object.eval
        '$$' | object.eval
        include 'text'
        include ('te' + 'xt')
        include_join ['text'] 'tpl:text' 'tpl:text'
        func f; ret f; end; f
        func f(x...); ret x; end; f ^(1..1000000) | array.size
        func f(x...); ret x; end; f ^(1..10000000) | array.size
        x = (1..1000000); y = x + x + x + x | array.size; y
        x = [0] * 1000000; x | array.each @string.size | array.size
        x = [0] * 900000; x[900000] = x; x | array.size
        for x in 1..3; break; end; continue
        """.Split('\n')];

    [Theory]
    [MemberData(nameof(Edges))]
    public void Edge_GivesAValueOrAProblem(string code)
    {
        foreach (var options in new[] { Templates.PlainText, Templates.Html })
        {
            var exception = OnSmallStack.Run(512, () => Record.Exception(() => Templates.Render($"{{{{ {code} }}}}", options: options, limits: Limits)));
            (exception is null or TemplateException { Problems.Count: > 0 }).ShouldBeTrue(exception?.ToString());
        }
    }
}
