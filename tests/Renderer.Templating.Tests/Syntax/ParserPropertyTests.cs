using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Templating.Tests.Syntax;

/// <summary>Whatever the text, parsing ends with a program or with problems that have a place in it, and running it ends within its limits.</summary>
public sealed class ParserPropertyTests
{
    // Pieces that mean something to the lexer or parser, so that random text gets past the first character.
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "{", "}", "(", ")", "[", "]", "\n", ";", " ", ",", ":", ".", "..", "..<", "?.", "?", "??", "?!",
        "|", "||", "&", "&&", "@", "^", "!", "=", "==", "!=", "<", "<=", "<<", ">", ">=", ">>", "+", "++", "+=", "-", "--", "*", "/", "//", "%", "%=",
        "#", "##", "'", "\"", "`", "$\"", "$'", "\\", "$", "$$", "$0", "$x", "x", "y", "1", "2.5", "1e3", "0x1f", "3m", "'a'", "true", "null", "this", "empty",
        "if ", "else ", "end ", "for ", "in ", "while ", "case ", "when ", "func ", "ret ", "capture ", "readonly ", "import ", "with ", "wrap ", "do ",
        "break ", "continue ", "tablerow ", "include 'text' ", "for.index", "array.size ", "string.upcase ", "math.plus ", "object.eval ", "date.now", "raw ",
        "f(x) = x;", "x = [1, 2];", "y = {a: 1};", "text", "中文", "\u0000", "\uD83D", "limit:", "offset:", "reversed ", "...",
    ];

    private static readonly TemplateLimits Small = new() { Steps = 5_000, OutputLength = 5_000, Memory = 500_000, RegexTimeout = TimeSpan.FromMilliseconds(100) };

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    [Fact]
    public void Template_OfAnyPieces_ParsesOrHasProblems() =>
        Prop.ForAll(Texts.ToArbitrary(), EndsWell).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));

    [Fact]
    public void Template_OfAnyCode_ParsesOrHasProblems() =>
        Prop.ForAll(Texts.Select(text => "{{ " + text + " }}").ToArbitrary(), EndsWell).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(30));

    [Fact]
    public void Template_OfAnyText_ParsesOrHasProblems() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => EndsWell(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Template_CutAnywhere_ParsesOrHasProblems()
    {
        const string Template = """
            {{~ func f(x, y = 1, z...); ret x + y; end
            for $i in (1..3) offset: 1 reversed; if $i == 2; $"a{f $i}b" | string.upcase; else if true; break; end; else; 0; end
            case x; when 1, 2; `q`; else; wrap f 1; $$; end; end ~}} text {%{ raw }%}
            {{ capture c }}<{{ include 'text' a: 1 }}>{{ end; with {a: [1, {b: 2}]}; a[1]?.b ?? 3 ? -1.5 : 0xff; end # end }}
            """;
        for (var length = 0; length <= Template.Length; length++)
        {
            EndsWell(Template[..length]).ShouldBeTrue();
            EndsWell(Template[length..]).ShouldBeTrue();
        }
    }

    [Fact]
    public void Expression_OfAnyPieces_ParsesOrHasProblems() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        try
        {
            TemplateExpression.Parse("text", text, Templates.PlainText).Evaluate(Templates.Scope() with { Limits = Small });
        }
        catch (TemplateException exception)
        {
            return HavePlaces(exception, text);
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(20));

    private static bool EndsWell(string text)
    {
        try
        {
            Templates.Render(text, limits: Small);
        }
        catch (TemplateException exception)
        {
            return HavePlaces(exception, text);
        }

        return true;
    }

    private static bool HavePlaces(TemplateException exception, string text)
    {
        var lines = text.Split('\n');
        return exception.Problems.Count > 0 && exception.Problems.All(problem =>
            problem.File != "text" || (problem.Line >= 1 && problem.Line <= lines.Length && problem.Column >= 1 && problem.Column <= lines[problem.Line - 1].Length + 1));
    }
}
