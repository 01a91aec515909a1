namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>Writes random templates by the language's grammar, the same for the same seed.</summary>
/// <remarks>Where a space stands in code, it is <see cref="Space"/>, so that a test can write others in its place.</remarks>
internal sealed class TemplateGenerator(Random random, GeneratorOptions options)
{
    /// <summary>Stands for a space inside code.</summary>
    public const char Space = '\u0001';

    private const int DeepestBlock = 4;

    private readonly ExpressionGenerator _expressions = new(random, options);
    private int _loops;

    /// <summary>The files that generated templates include, with their contents.</summary>
    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>
    {
        ["part"] = "[{{ $0 ?? s }}]",
        ["frame"] = "({{ $x ?? n }}{{ for i in t }}{{ i }}{{ end }})\n",
    };

    /// <summary>A template.</summary>
    public string Template() => Prelude() + Block(0);

    private static string Prelude() =>
        "{{ func shout; ret ($0 | string.upcase); end; func box }}({{ $0 }}{{ $$ }}){{ end; add(x, y) = x + y; func sum(x, y = 1, z...); ret x + y; end; a = 1; b = 'b'; c = [1, 2, 3]; d = {x: 1, y: 'z'} }}";

    private string Block(int depth) => string.Concat(Enumerable.Range(0, random.Next(1, depth == 0 ? 8 : 4)).Select(_ => Statement(depth)));

    private string Statement(int depth)
    {
        if (random.Next(4) == 0)
        {
            return Pick(options.Texts);
        }

        if (depth >= DeepestBlock || random.Next(3) > 0)
        {
            return Code(Simple());
        }

        return random.Next(11) switch
        {
            0 => $"{Code("if " + Condition())}{Block(depth + 1)}{Code("else if " + Condition())}{Block(depth + 1)}{Code("else")}{Block(depth + 1)}{Code("end")}",
            1 => $"{Code("if " + Condition())}{Block(depth + 1)}{Code("end")}",
            2 => $"{Code("for " + Variable() + " in " + _expressions.List(2) + LoopParameters())}{Loop(depth)}{Code("else")}{Block(depth + 1)}{Code("end")}",
            3 => $"{Code("for i in " + _expressions.List(2))}{Loop(depth)}{Code("end")}",
            4 => Code($"w = 0; while w < {random.Next(1, 5)}; w = w + 1") + Loop(depth) + Code("end"),
            5 => $"{Code("tablerow i in " + _expressions.List(2) + $" cols: {random.Next(1, 4)}")}{Loop(depth)}{Code("end")}",
            6 => Code("case " + _expressions.Any(2)) + Code("when " + _expressions.Any(3) + ", " + _expressions.Any(3)) + Block(depth + 1) + Code("else") + Block(depth + 1) + Code("end"),
            7 => $"{Code("capture " + Variable())}{Block(depth + 1)}{Code("end")}{Code(Variable())}",
            8 => $"{Code("with " + Pick(["o", "d", "{x: 1}"]))}{Block(depth + 1)}{Code("end")}",
            9 => $"{Code("wrap box " + _expressions.Operand(2))}{Block(depth + 1)}{Code("end")}",
            _ => $"{Code("func " + Pick(["p", "q"]))}{Block(depth + 1)}{Code("end")}{Code(Pick(["p", "q", "p 1 2", "r = p 'x'; r"]))}",
        };
    }

    private string Loop(int depth)
    {
        _loops++;
        var body = Block(depth + 1);
        _loops--;
        return body;
    }

    private string Simple() => random.Next(14) switch
    {
        0 or 1 or 2 => $"{Variable()} = {_expressions.Any(0)}",
        3 => $"{Variable()} {Pick(["+=", "-=", "*=", "/=", "//=", "%="])} {_expressions.Any(1)}",
        4 => $"{Variable()}{Pick(["++", "--"])}",
        5 when _loops > 0 => $"if {Condition()}; {Pick(["break", "continue"])}; end",
        6 => Pick(["include 'part'", "include 'part' s", "include 'frame' x: n", "e = include 'part'; e", "include_join ['part', 'part'] '-'", "include_join ['part'] s s s"]),
        7 => Pick(["readonly v", "import o", "d.x = s", "c[1] = s", "o.k = {a: s}", "date.format = s", "$a = s", "$b = $a ?? 1", "this.a = s", "ret s"]),
        8 => Pick(["shout s", "add 1 2", "add x: 1 y: 2", "sum(1)", "box s", "'{{ s }}' | object.eval_template", "'a + b' | object.eval", "for.index", "this | object.keys | array.size"]),
        _ => _expressions.Any(0),
    };

    private string Condition() => _expressions.Any(2);

    private string LoopParameters() => random.Next(4) switch
    {
        0 => $" offset: {random.Next(3)}",
        1 => $" limit: {random.Next(4)} reversed",
        2 => " reversed",
        _ => "",
    };

    private string Variable() => Pick(["a", "b", "c", "d", "v", "$a"]);

    private string Code(string code) =>
        Pick(["{{", "{{", "{{", "{{-", "{{~"]) + Space + code.Replace(' ', Space) + Space + Pick(["}}", "}}", "}}", "-}}", "~}}"]);

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
