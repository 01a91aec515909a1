namespace Renderer.Templating.Tests.Evaluation;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("a = 1; func f; a = 2; end; f; a", "2")]
    [InlineData("a = 1; func f(x); a = x; ret a; end; f 2; a", "21")]
    [InlineData("func f(x); ret x + y; end; y = 5; f 1", "6")]
    [InlineData("x = 1; func f(x); ret this.x; end; f 7; x", "71")]
    [InlineData("func f; $a = $0; ret $a; end; $a = 1; f 2; $a", "21")]
    [InlineData("name = 1; $name = 2; name; $name", "12")]
    [InlineData("func fib(n); if n < 2; ret n; end; ret fib(n - 1) + fib(n - 2); end; fib 15", "610")]
    [InlineData("func f(x, y = x + 1); ret y; end; f 1", "2")]
    [InlineData("func f(x...); ret x.size; end; f; f 1 2 3", "03")]
    [InlineData("func f(a, b); ret a - b; end; f b: 1 a: 5", "4")]
    [InlineData("f(x) = x * 2; [1, 2] | array.each @f", "[2, 4]")]
    [InlineData("func f; ret; end; f", "")]
    [InlineData("func f; 'a'; ret 'b'; 'c'; end; f", "ab")]
    [InlineData("func f; 'a'; 'b'; end; x = f(); '[' + x + ']'", "[ab]")]
    [InlineData("func f; ret $.size; end; f 1 2", "2")]
    [InlineData("func f; $0 = 9; ret $[0]; end; f 1", "9")]
    [InlineData("func f; $[0] = 9; ret $0; end; f 1", "9")]
    [InlineData("o = {}; func o.f; ret 3; end; o.f", "3")]
    [InlineData("func $f; ret 3; end; $f", "3")]
    public void Function_Variables_AreWhereTheyAreSet(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("a = {x: 1}; x = 9; with a; x; x = 2; y = 3; end; x; a", "19{x: 2, y: 3}")]
    [InlineData("a = {b: {}}; with a; with b; c = 1; end; end; a.b.c", "1")]
    [InlineData("z = 4; with {}; z; end", "4")]
    [InlineData("with {n: 2}; for i in 1..n; n; i; end; end", "2122")]
    [InlineData("o = {}; with o; for i in 1..2; last = i; end; end; o", "{last: 2}")]
    [InlineData("a = 1; import {a: 2, b: 3}; a; b", "23")]
    [InlineData("a = 1; readonly a; import {a: 2, b: 3}; a; b", "13")]
    [InlineData("import math; abs(-3)", "3")]
    [InlineData("string.myprop = 'Yoyo'; string.myprop", "Yoyo")]
    [InlineData("a = 1; this.size_of = 2; this.size_of", "2")]
    [InlineData("a = 1; this['b c'] = 2; this['b c']; this", "2{a: 1, b c: 2}")]
    public void Context_OfObjects_StacksUp(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("for x in [1, 2]; x; end; x ?? '-'", "12-")]
    [InlineData("x = 7; for x in [1, 2]; x; end; x", "127")]
    [InlineData("for x in [1, 2]; x = 5; x; end", "55")]
    [InlineData("for x in [1]; for x in [2]; x; end; x; end", "21")]
    [InlineData("for $x in [1, 2]; end; $x", "2")]
    [InlineData("func f; ret x; end; for x in [1, 2]; f; end", "12")]
    [InlineData("for x in 1..2; for y in 1..2; for.index; end; for.index; end", "010011")]
    [InlineData("for x in []; 1; else; 'none'; end", "none")]
    [InlineData("for x in null; 1; else; 'none'; end", "none")]
    [InlineData("for x in [1]; x; else; 'none'; end", "1")]
    [InlineData("for x in {a: 1, b: 2}; x.key + x.value; end", "a1b2")]
    [InlineData("for x in 'ab'; x + ','; end", "a,b,")]
    [InlineData("for x in 1..10 offset: 2 limit: 3 reversed; x; end", "543")]
    [InlineData("for x in [1, 2, 3] limit: 2; x; end", "12")]
    [InlineData("xs = [1, 2, 3]; for x in xs limit:2; x; end", "12")]
    [InlineData("xs = [1, 2, 3]; for x in xs reversed; x; end", "321")]
    [InlineData("for x in 1..3 offset: 9; x; end", "")]
    [InlineData("for x in 1..4; if x == 2; continue; end; if x == 4; break; end; x; end", "13")]
    [InlineData("i = 0; while true; i++; if i > 3; break; end; end", "0123")]
    [InlineData("for x in 1..3; for y in 1..3; if y == 2; break; end; y; end; x; end", "111213")]
    [InlineData("func f; for x in 1..3; if x == 2; ret x; end; end; end; f", "2")]
    public void Loop_Variables_AreTheLoops(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Fact]
    public void Member_SetInNull_HintsAtTheCure() => Templates.Problem("{{ a.b = 1 }}").Hint.ShouldBe("Set it first: `a = {}`.");

    [Fact]
    public void TableRow_ThatBreaks_ClosesItsRow() =>
        Templates.Render("{{ tablerow x in 1..5 cols: 2; if x == 3; break; end; x; end }}")
            .ShouldBe("<tr class=\"row1\"><td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\"></td></tr>\n");

    [Theory]
    [InlineData("x = 1; readonly x; x = 2", "`x` is read-only")]
    [InlineData("$x = 1; readonly $x; $x = 2", "`$x` is read-only")]
    [InlineData("o = {a: 1}; readonly o.a; o.a = 2", "`o.a` is read-only")]
    [InlineData("date.default_format = 'x'", "`date.default_format` is read-only")]
    [InlineData("for x in [1]; for.index = 2; end", "`for.index` is read-only")]
    public void ReadOnly_WhenSet_IsAProblem(string code, string message)
    {
        var problem = Templates.Problem($"{{{{ {code} }}}}");
        problem.Message.ShouldBe(message);
        problem.Code.ShouldBe(TemplateProblemCodes.ReadOnly);
    }

    [Theory]
    [InlineData("func box; '['; $$; ']'; end; wrap box; 'x'; end", "[x]")]
    [InlineData("func box; x = $$; '[' + x + ']'; end; wrap box; 'x'; end", "[x]")]
    [InlineData("func twice; $$; $$; end; n = 0; wrap twice; n = n + 1; n; end", "12")]
    [InlineData("func outer; '('; wrap inner; $$; end; ')'; end; func inner; '<'; $$; '>'; end; wrap outer; 'x'; end", "(<x>)")]
    [InlineData("func box; $t = 1; $$; end; $s = 2; wrap box; $t; $s; end", "12")]
    [InlineData("func box; $$; ret $v; end; wrap box; $v = 5; end", "5")]
    [InlineData("func box(a); a; $$; end; wrap box 3; a; end", "33")]
    public void Wrap_Block_RunsAmongTheFunctionsLocals(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("a = [1]; a[3] = 4; a", "[1, null, null, 4]")]
    [InlineData("a = [1, 2]; a[-1] = 9; a", "[1, 9]")]
    [InlineData("a = [1]; a[5] ?? 'none'", "none")]
    [InlineData("'中文'[1]", "文")]
    [InlineData("'中文'.size", "2")]
    [InlineData("{a: 1}['a']", "1")]
    [InlineData("(1..5)[1]", "2")]
    [InlineData("o = {a: 1}; k = 'b'; o[k] = 2; o", "{a: 1, b: 2}")]
    [InlineData("a = [1, 2]; b = a; b[0] = 5; a", "[5, 2]")]
    public void Items_ByIndexOrKey_AreReadAndSet(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);
}
