using static Renderer.Templating.Tests.Safety.DeepTexts;

namespace Renderer.Templating.Tests.Safety;

/// <summary>The largest expressions that parse, evaluated at every depth of a recursion that only the stack ends.</summary>
public sealed class StackTests
{
    private const string Variables = "id(x) = x; func w; $$; end; n = 1; i = [0]; q = null; o = {}; o.b = o; s = {}; ";

    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["paren"] = new(240, n => R("(", n) + "1" + R(")", n)),
        ["array"] = new(240, n => R("[", n) + R("]", n)),
        ["object"] = new(240, n => R("{a:", n) + "1" + R("}", n)),
        ["not"] = new(240, n => R("!", n) + "1"),
        ["minus"] = new(240, n => R("- ", n) + "n"),
        ["ternary"] = new(240, n => R("1 ? 2 : ", n) + "3"),
        ["ternary2"] = new(240, n => R("false ? 2 : ", n) + "3"),
        ["member"] = new(240, n => "z" + R(".b", n)),
        ["member-optional"] = new(240, n => "o" + R("?.b", n)),
        ["member-coalesce"] = new(240, n => "o" + R(".b", n) + " ?? 1"),
        ["index"] = new(240, n => "o" + R("['b']", n)),
        ["index-coalesce"] = new(240, n => "o" + R("['b']", n) + " ?? 1"),
        ["index-nest"] = new(240, n => R("i[", n) + "0" + R("]", n)),
        ["index-nest-coalesce"] = new(240, n => R("i[", n) + "0" + R("]", n) + "?? 1"),
        ["call-nest"] = new(240, n => R("id(", n) + "1" + R(")", n)),
        ["call-paren"] = new(240, n => R("id (", n) + "1" + R(")", n)),
        ["builtin-nest"] = new(240, n => R("string.upcase (", n) + "1" + R(")", n)),
        ["pipe"] = new(999, n => "1" + R(" | string.upcase", n)),
        ["pipe-id"] = new(999, n => "1" + R(" | id", n)),
        ["plus"] = new(999, n => "1" + R(" + 1", n)),
        ["plus-right"] = new(240, n => R("1 + (", n) + "1" + R(")", n)),
        ["and"] = new(999, n => "1" + R(" && 1", n)),
        ["coalesce"] = new(999, n => "q" + R(" ?? q", n)),
        ["coalesce-paren"] = new(240, n => R("(", n) + "q" + R(" ?? q)", n) + " ?? 2"),
        ["coalesce!"] = new(999, n => "q" + R(" ?! q", n)),
        ["mixed"] = new(140, n => "1" + R(" ?? 1 || 1 && 1 == 1 < 1 + 1 * 1", n)),
        ["range"] = new(999, n => "1" + R("..1", n)),
        ["do"] = new(120, n => R("do; x = ", n) + "1" + R("; end", n)),
        ["if"] = new(240, n => "1;" + R("if true;", n) + "x" + R("; end ", n)),
        ["else"] = new(240, n => "1;" + R("if false; else;", n) + "x" + R("; end ", n)),
        ["for"] = new(240, n => "1;" + R("for x in 1..1;", n) + "x" + R("; end ", n)),
        ["with"] = new(240, n => "1;" + R("with s;", n) + "x" + R("; end ", n)),
        ["capture"] = new(240, n => "1;" + R("capture x;", n) + "x" + R("; end ", n)),
        ["case"] = new(240, n => "1;" + R("case 1; when 1;", n) + "x" + R("; end ", n)),
        ["while"] = new(240, n => "1;" + R("while true;", n) + "x" + R("; break; end ", n)),
        ["wrap"] = new(240, n => "1;" + R("wrap w;", n) + "x" + R("; end ", n)),
        ["interp"] = new(20, n => R("$\"{", n) + "1" + R("}\"", n)),
        ["expand"] = new(240, n => "id (" + R("^", n) + "[1])"),
        ["alias"] = new(1, n => "id " + R("@", n) + "id"),
        ["print"] = new(3000, n => "1; a = 1; for k in 1.." + n + "; a = [a]; end; b = a + ''"),
        ["printobj"] = new(3000, n => "1; a = 1; for k in 1.." + n + "; a = {x: a}; end; b = a + ''"),
        ["json"] = new(3000, n => "1; a = 1; for k in 1.." + n + "; a = {x: a}; end; b = a | object.to_json"),
        ["equal"] = new(3000, n => "1; a = 1; c = 1; for k in 1.." + n + "; a = [a]; c = [c]; end; b = a == c"),
        ["equalobj"] = new(3000, n => "1; a = 1; c = 1; for k in 1.." + n + "; a = {x:a}; c = {x:c}; end; b = a == c"),
        ["uniq"] = new(3000, n => "1; a = 1; c = 1; for k in 1.." + n + "; a = [a]; c = [c]; end; b = [a, c] | array.uniq"),
        ["sort"] = new(3000, n => "1; a = 1; c = 1; for k in 1.." + n + "; a = [a]; c = [c]; end; b = [a, c] | array.sort"),
        ["eval"] = new(200, n => "1; b = '1' | object.eval"),
        ["evaldeep"] = new(200, n => "1; b = '" + R("(", n) + "1" + R(")", n) + "' | object.eval"),
        ["evalchain"] = new(900, n => "1; b = '1" + R("+ 1", n) + "' | object.eval"),
        ["evalpipe"] = new(900, n => "1; b = '1" + R("| string.upcase", n) + "' | object.eval"),
        ["evalpipe2"] = new(900, n => "1; b = '1 | string.upcase " + R("+ 1", n) + "' | object.eval"),
        ["evaltmpl"] = new(200, n => "1; b = '" + R("{{ if true }}", n) + R("{{ end }}", n) + "' | object.eval_template"),
        ["each"] = new(200, n => "1; b = [1] | array.each @id"),
        ["regex"] = new(200, n => "1; b = 'a' | regex.match '" + R("(", n) + "a" + R(")", n) + "'"),
        ["regexalt"] = new(200, n => "1; b = 'a' | regex.match '" + R("(a|", n) + "a" + R(")", n) + "'"),
        ["fromjson"] = new(60, n => "1; b = '" + R("[", n) + "1" + R("]", n) + "' | object.from_json; c = b + ''"),
    };

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in Shapes.Keys)
        {
            foreach (var kibibytes in new[] { 192, 256, 1024 })
            {
                cases.Add(name, kibibytes);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Expression_InARecursionWithoutLimit_IsAProblemNotACrash(string name, int stackKibibytes)
    {
        var text = $"{{{{ {Variables} func f; r = {Shapes[name].Make(Shapes[name].Depth)}; f; end; f }}}}";
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["t"] = text }, Templates.PlainText);
        var scope = Templates.Scope() with { Limits = new TemplateLimits { Recursion = int.MaxValue - 1 } };
        var problem = OnSmallStack.Run(stackKibibytes, () => Should.Throw<TemplateException>(() => set.Render("t", scope)).Problems[0]);

        problem.Code.ShouldBeOneOf(TemplateProblemCodes.Recursion, TemplateProblemCodes.Type, TemplateProblemCodes.Argument);
    }

    private sealed record Shape(int Depth, Func<int, string> Make);
}
