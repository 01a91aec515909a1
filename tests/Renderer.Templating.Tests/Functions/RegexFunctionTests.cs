namespace Renderer.Templating.Tests.Functions;

/// <summary>The regex functions where the documentation's examples do not go.</summary>
public sealed class RegexFunctionTests
{
    [Theory]
    [InlineData("'a1b22' | regex.matches `(\\d)(x)?`", "[[\"1\", \"1\", \"\"], [\"2\", \"2\", \"\"], [\"2\", \"2\", \"\"]]")]
    [InlineData("'abc' | regex.match `(?<x>b)(c)`", "[\"bc\", \"c\", \"b\"]")]
    [InlineData("'b' | regex.match 'a'", "[]")]
    [InlineData("'b' | regex.matches 'a'", "[]")]
    [InlineData("null | regex.match 'a'", "[]")]
    [InlineData("'aab' | regex.matches 'a*'", "[[\"aa\"], [\"\"], [\"\"]]")]
    [InlineData("'abc' | regex.split '(b)'", "[\"a\", \"b\", \"c\"]")]
    [InlineData("',a,' | regex.split ','", "[\"\", \"a\", \"\"]")]
    [InlineData("'中文 123' | regex.match `\\w+`", "[\"中文\"]")]
    public void Groups_OfAMatch_AreListed(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("'john smith' | regex.replace `(\\w+) (\\w+)` '$2 $1'", "smith john")]
    [InlineData("'a1b2' | regex.replace `(?<n>\\d)` '${n}!'", "a1!b2!")]
    [InlineData("'a1b2' | regex.replace `\\d` '<$0>'", "a<1>b<2>")]
    [InlineData("'a1b2' | regex.replace `\\d` '$$'", "a$b$")]
    [InlineData("'a' | regex.replace 'a' '$5'", "$5")]
    [InlineData("'ab' | regex.replace '' '-'", "-a-b-")]
    [InlineData("'abc' | regex.replace 'b' null", "ac")]
    [InlineData("null | regex.replace 'a' 'b'", "")]
    [InlineData("'aAa' | regex.replace 'a' 'x' 'i'", "xxx")]
    [InlineData("'aAa' | regex.replace pattern: 'a' replace: 'x' options: 'i'", "xxx")]
    [InlineData("\"a\\nb\" | regex.replace '^' '>' 'm'", ">a\n>b")]
    [InlineData("\"a\\nb\" | regex.replace 'a.b' 'x' 's'", "x")]
    [InlineData("\"a\\nB\" | regex.replace `a . b # all` 'x' 'isx'", "x")]
    public void Matches_Replaced_Give(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData(@"\*+?|{[()^$.# ", @"\\\*\+\?\|\{\[\(\)\^\$\.\#\ ")]
    [InlineData("a}b]c", "a}b]c")]
    public void Escape_OfMetacharacters_IsUndone(string text, string escaped)
    {
        Templates.Render("{{ `" + text + "` | regex.escape }}").ShouldBe(escaped);
        Templates.Render("{{ `" + text + "` | regex.escape | regex.unescape }}").ShouldBe(text);
        Templates.Render("{{ x = `" + text + "`; (x | regex.match ('^' + regex.escape(x) + '$')).size }}").ShouldBe("1");
    }

    [Theory]
    [InlineData("regex.match 'a' '('", "`regex.match`: the pattern is wrong at character 2: InsufficientClosingParentheses")]
    [InlineData("regex.match 'a' 'a' 'q'", "`regex.match`: `q` is no option")]
    [InlineData("`\\x` | regex.unescape", "`regex.unescape`: the escape sequence at character 3 is wrong")]
    public void Pattern_ThatIsNone_IsAProblem(string code, string message) => Templates.Problem($"{{{{ {code} }}}}").Message.ShouldBe(message);
}
