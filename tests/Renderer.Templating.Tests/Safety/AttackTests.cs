namespace Renderer.Templating.Tests.Safety;

/// <summary>Templates made to take all time or memory: each ends soon, within its limits, and when it is cancelled.</summary>
public sealed class AttackTests
{
    private static readonly TemplateLimits Limits = new() { Steps = 300_000, OutputLength = 2_000_000, Memory = 20_000_000, RegexTimeout = TimeSpan.FromMilliseconds(50) };

    // Without limits only the cancellation ends it. Memory stays limited, since an attack may fill it before it is cancelled.
    private static readonly TemplateLimits Wide = new() { Steps = long.MaxValue / 2, Iterations = long.MaxValue / 2, OutputLength = 100_000_000, Memory = 2_000_000_000, RegexTimeout = TimeSpan.FromMilliseconds(200) };

    public static TheoryData<string> Attacks() => [.. """
        x = 'a' * 1000000; while true; x == x + ''; end
        x = 'a' * 1000000; y = 'a' * 1000000; while true; x == y; end
        x = 'a' * 1000000; y = ('a' * 1000000) + 'b'; while true; x < y; end
        x = ['a' * 1000000] * 1000; x | array.sort
        x = []; for i in 1..300; x[i] = 'a' * 100000; end; x | array.sort; while true; x | array.sort; end
        x = ['a' * 100000] * 1000; x | array.uniq; while true; x | array.uniq; end
        x = 'a' * 1000000; while true; x | string.contains 'b'; end
        x = 'a' * 1000000; while true; x | string.index_of 'b'; end
        x = 'a' * 1000000; while true; x | string.size; end
        x = 'a' * 1000000; while true; x | string.whitespace; end
        x = 'a' * 1000000; while true; x | string.md5; end
        x = 'a' * 1000000; while true; x | string.ends_with 'b'; end
        x = 'a' * 1000000; while true; x | html.strip; end
        x = '<script>' * 200000; x | html.strip
        x = '<style>' * 200000; x | html.strip
        x = '<!--' * 200000 + '>'; x | html.strip
        x = '\n' * 1000000; x | html.newline_to_br
        x = '中' * 1500000; x | html.url_encode
        x = '中' * 1500000; x | html.url_escape
        x = '"' * 1500000; x | html.escape
        x = '"' * 1500000; x | string.escape
        x = '"' * 1500000; x | string.literal
        x = '\u0001' * 1500000; x | object.to_json
        x = '\u0001' * 1500000; x | string.escape
        x = {}; x['k' * 1000000] = 1; [x] * 1000 | object.to_json
        x = {}; x['k' * 1000000] = 1; [x] * 1000
        x = 'a' * 100000; x | regex.replace 'a' ('$_' * 1000)
        x = 'a' * 100000; x | regex.replace '(a+)' ('$1' * 100000)
        x = 'a' * 100000; x | regex.replace 'a' '$`'
        x = 'a' * 1000000; x | regex.split 'a'
        x = 'a' * 1000000; x | regex.split ''
        x = 'a' * 1000000; x | regex.matches 'a'
        x = 'a' * 1000000; x | regex.matches ''
        x = 'a' * 1000000; x | regex.matches '(a+a+)+b'
        x = 'a' * 1000; x | regex.matches '(?=(a+))'
        x = ('a' * 30) + 'b'; x | regex.match '^(a|aa)+$'
        x = '(' * 100000 + 'a' + ')' * 100000; 'a' | regex.match x
        x = '(?:' * 100000 + 'a' + ')' * 100000; 'a' | regex.match x
        x = '[a' * 100000; 'a' | regex.match x
        x = 'a|' * 1000000; 'b' | regex.match x
        x = 'a{1000}' * 100000; 'a' | regex.match x
        'a' | regex.match '((((a{100}){100}){100}){100}){100}'
        x = 'a' * 1000000; while true; x | regex.match 'b'; end
        x = 'a,' * 500000; while true; x | string.split ','; end
        x = 'a' * 1000000; x | string.split ''
        x = 'a' * 1000000; x | string.replace 'a' 'bbbbbbbbbbbbbbbbbbbbbbbbbbb'
        x = '[' * 1000000; x | object.from_json
        x = '[0' + ',0' * 1000000 + ']'; x | object.from_json | array.size
        x = '{"a":0' + ',"b":0' * 1000000 + '}'; x | object.from_json | object.size
        x = '(' * 1000000; x | object.eval
        x = 'a.' * 1000000; x | object.eval
        x = '1+' * 1000000 + '1'; x | object.eval
        x = '{{1}}' * 300000; x | object.eval_template
        x = '{{' * 300000; x | object.eval_template
        x = '1e9999,' * 100000; ('[' + x + '1]') | object.eval
        x = '1' * 9999 + ','; ('[' + x * 400 + '1]') | object.eval
        x = 3; while true; x = x * x; end
        x = 1 << 60000; while true; y = x // 3; end
        x = 1 << 60000; y = (1 << 30000) + 1; while true; z = x % y; end
        x = 1 << 60000; y = (1 << 30000) + 1; while true; z = x // y; end
        x = 1 << 65000; while true; x | string.size; end
        x = 1 << 65000; while true; x == '1'; end
        x = 1 << 65000; while true; x / 3; end
        x = 1 << 65000; [x] * 10000
        x = 1 << 65000; while true; y = x & x; end
        x = 1 << 65000; while true; y = -x; end
        x = 1 << 65000; while true; x | math.abs; end
        x = 1 << 65000; while true; x | math.format 'N200'; end
        x = 1 << 65000; while true; x > 1; end
        x = '%c' * 1000000; date.now | date.to_string x
        x = '%c' * 100000; date.format = x; while true; date.now; end
        x = '%c' * 100000; date.format = x; while true; y = date.now + ''; end
        x = '%A' * 1000000; date.now | date.to_string x 'zh-CN'
        x = '1' * 1000000; x | date.parse
        x = '1 ' * 1000000; x | date.parse
        x = '%Y' * 100000; y = '2020' * 100000; date.parse y x
        x = '1' * 1000000; while true; x | string.to_double; end
        x = '1' * 1000000; while true; x | string.to_int; end
        x = '1' * 1000000; x | math.plus 1
        x = '0' * 1000000; while true; x * 2; end
        x = '9' * 1000000; while true; -x; end
        x = '1:' * 1000000; x | timespan.parse
        a = {}; a.self = a; a
        a = {}; a.self = a; b = {}; b.self = b; a == b
        a = []; a[0] = a; b = []; b[0] = b; a == b
        a = {}; a.self = a; a | object.to_json
        a = {}; a.self = a; [a, a] | array.uniq
        a = []; a[0] = a; [a, a] | array.sort
        a = []; a[0] = a; a | array.join ','
        a = []; a[0] = a; $'{a}'
        a = []; a[0] = a; 'x' + a
        a = []; a[0] = a; a | string.upcase
        a = [1]; for i in 1..60; a = [a, a]; end; a
        a = [1]; b = [1]; for i in 1..60; a = [a, a]; b = [b, b]; end; a == b
        a = [1]; for i in 1..60; a = [a, a]; end; a | object.to_json
        a = 1; for i in 1..5000; a = [a]; end; a
        a = 1; b = 1; for i in 1..100000; a = [a]; b = [b]; end; a == b
        a = 1; for i in 1..100000; a = [a]; end; a | object.to_json
        this
        x = this; x | object.to_json
        this == this; a = this; b = {a: a}; b == {a: b}
        for x in this; x.value; end
        x = []; while true; x[0] = 1; end
        x = []; for i in 1..1000000; x = x + [i]; end
        x = []; for i in 1..1000000; x[i] = 'a' * 1000; end
        x = {}; for i in 1..1000000; x['k' + i] = i; end
        x = {}; for i in 1..1000000; x['k' * i] = i; end
        x = 1..1000000; y = (x | array.reverse); y - y
        x = 1..1000000; y = (x | array.reverse); y & y
        x = 1..9000; y = (x | array.reverse); y - x
        x = 1..100000; while true; x | array.contains (-1); end
        func f; f; end; f
        func f(x); f(x); end; f 1
        f(x) = f(x); f 1
        func f; wrap f; $$; end; end; f
        func f; [1] | array.each @f; end; f
        func f; ['a'] | array.join ',' @f; end; f
        x = do; x; end; x
        x = 'x | object.eval'; x | object.eval
        x = '{{ x | object.eval_template }}'; x | object.eval_template
        capture x; while true; 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'; end; end
        while true; capture x; 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'; end; end
        'x' | string.pad_left 2147483647
        'x' | string.pad_right 2000000000
        'x' * 9223372036854775807
        [1,2] * 9223372036854775807
        1..9223372036854775807 | array.size; 1..9223372036854775807
        x = -9223372036854775808..9223372036854775807; for i in x; end
        x = -9223372036854775808..9223372036854775807; x == x; y = -9223372036854775808..9223372036854775807; x == y
        x = 1..100 ; while true; x | array.cycle; end
        while true; math.random 1 10; end
        while true; math.uuid; end
        while true; date.now | date.add_days 1; end
        x = ' ' * 1000000; while true; x | string.strip; end
        x = ' a' * 500000; while true; x | string.capitalizewords; end
        x = 'a ' * 500000; while true; x | string.truncatewords 1000000; end
        x = 'a ' * 500000; while true; x | string.handleize; end
        x = 'a' * 1000000; while true; x[500000]; end
        x = 'a' * 1000000; while true; for c in x; break; end; end
        tablerow x in 1..10000000 cols: 3; x; end
        x = 'a' * 1000000; while true; y = $'{x}'; end
        x = 'a' * 1000000; case x; when 'b'; end; while true; case x; when 'b', 'c'; end; end
        x = 'a' * 1000000; y = 'a' * 1000000; while true; case x; when y; end; end
        x = 'AAAA' * 200000; while true; x | string.base64_decode; end
        x = 'a' * 1000000; while true; x | string.hmac_sha256 x; end
        x = 'a\n' * 100000; for i in 1..1000; x | string.strip_newlines; end
        x = {a:1}; while true; import x; end
        x = {}; for i in 1..20000; x['k' + i] = i; end; while true; import x; end
        x = {}; for i in 1..20000; x['k' + i] = i; end; while true; x | object.keys | array.first; end
        x = {}; for i in 1..20000; x['k' + i] = i; end; while true; x.empty?; end
        for i in 1..20000; this['k' + i] = i; end; while true; this.empty?; end
        for i in 1..20000; this['k' + i] = i; end; while true; this | object.size; end
        while true; 'a' | object.eval; end
        x = '#' * 1000000; while true; x | object.eval; end
        x = 'x = 1;' * 10000; while true; ('{{' + x + '}}') | object.eval_template; end
        x = '$a' ; s = '{{'; for i in 1..20000; s = s + '$a' + i + ' = 1;'; end; s = s + '}}'; s | object.eval_template
        """.Split('\n')];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Attack_EndsWithinItsLimits(string code)
    {
        var allocated = OnSmallStack.Run(1024, () =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var exception = Record.Exception(() => Templates.Render($"{{{{ {code} }}}}", limits: Limits));
            if (exception is not null)
            {
                exception.ShouldBeOfType<TemplateException>().Problems.ShouldAllBe(problem => TemplateProblemCodes.IsLimit(problem.Code) || problem.Code == TemplateProblemCodes.Argument || problem.Code == TemplateProblemCodes.Type);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        // What grows is copied while it grows, and a step may make a few small objects.
        allocated.ShouldBeLessThan((Limits.Memory * 8) + (Limits.Steps * 500));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Attack_WithoutLimits_EndsWhenItIsCancelled(string code)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        var exception = OnSmallStack.Run(1024, () => Record.Exception(() =>
            TemplateSet.Parse(new Dictionary<string, string> { ["text"] = $"{{{{ {code} }}}}" }, Templates.PlainText).Render("text", Templates.Scope() with { Limits = Wide }, source.Token)));
        (exception is null or TemplateException or OperationCanceledException).ShouldBeTrue(exception?.ToString());
    }
}
