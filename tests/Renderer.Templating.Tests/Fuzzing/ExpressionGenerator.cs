using System.Globalization;

namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>Writes random expressions, often of the type that their place wants.</summary>
internal sealed class ExpressionGenerator(Random random, GeneratorOptions options)
{
    private const int Deepest = 4;

    private static readonly string[] Operators = ["+", "+", "+", "==", "!=", "??", "??", "&&", "||", "?!", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "&", "<<", ">>", "..", "..<"];

    private readonly FunctionSignature[] _functions = [.. FunctionCatalogue.All.Where(options.Calls)];

    /// <summary>An expression as it stands in a statement.</summary>
    public string Any(int depth) => depth >= Deepest ? Operand(depth) : random.Next(9) switch
    {
        0 or 1 => $"{Operand(depth + 1)} {Pick(Operators)} {Operand(depth + 1)}",
        2 => $"{Operand(depth + 1)} ? {Operand(depth + 1)} : {Operand(depth + 1)}",
        3 or 4 => Piped(depth),
        5 => Call(depth),
        6 => $"{Pick(["!", "-", "+"])}{Operand(depth + 1)}",
        _ => Operand(depth),
    };

    /// <summary>Something that can stand where an argument does.</summary>
    public string Operand(int depth) => depth >= Deepest ? Literal() : random.Next(12) switch
    {
        0 or 1 => Literal(),
        2 or 3 or 4 => Name(),
        5 => Pick(["o.x", "o.y", "d.x", "l[0].k", "c[0]", "t[1]", "c.size", "s.size", "o?.none", "l[5]?.k", "o['x']", "t[-1]", "s[0]"]),
        6 => $"[{Any(depth + 1)}, {Any(depth + 1)}]",
        7 => $"{{x: {Any(depth + 1)}, y: {Any(depth + 1)}}}",
        8 => $"$\"{Pick(options.Strings)}{{{Any(depth + 2)}}}\"",
        9 => Quoted(Pick(options.Strings)),
        _ => $"({Any(depth + 1)})",
    };

    /// <summary>Mostly a list.</summary>
    public string List(int depth) => random.Next(8) switch
    {
        0 => "(1..5)",
        1 => "t",
        2 => "l",
        3 => "c",
        4 => $"[{Operand(depth + 1)}, {Operand(depth + 1)}]",
        5 => "(s | string.split 'a')",
        6 => "o",
        _ => Operand(depth),
    };

    private string Piped(int depth)
    {
        var function = _functions[random.Next(_functions.Length)];
        if (function.Parameters.Length == 0)
        {
            return function.Name;
        }

        var arguments = Arguments(function, depth).ToArray();
        return $"{arguments[0]} | {function.Name} {string.Join(' ', arguments.Skip(1))}".TrimEnd();
    }

    private string Call(int depth)
    {
        var function = _functions[random.Next(_functions.Length)];
        return $"{function.Name}({string.Join(", ", Arguments(function, depth))})";
    }

    private IEnumerable<string> Arguments(FunctionSignature function, int depth)
    {
        var count = random.Next(10) == 0 ? random.Next(5) : random.Next(function.Required, function.Parameters.Length + 1);
        var group = function.Name[..function.Name.IndexOf('.')];
        return Enumerable.Range(0, Math.Max(1, count)).Select(i => random.Next(8) == 0 ? Operand(depth + 1) : Argument(group, function.Parameters.ElementAtOrDefault(i) ?? "", depth + 1));
    }

    // The type that a parameter wants shows in its name.
    private string Argument(string group, string parameter, int depth) => parameter switch
    {
        "list" or "list1" or "list2" => List(depth),
        "function" => Pick(["@string.upcase", "@shout", "@string.size", "(do; ret $0; end)", "@math.is_number"]),
        "date" or "datetime" => Pick(["date.now", "(date.parse '2024-02-29')", "'2024-01-31'", "s"]),
        "pattern" when group == "regex" => Pick(["'a'", "'(.)(.)'", "`\\d+`", "`[<&]`", "'(a+)+$'", "s"]),
        "options" => Pick(["'i'", "'m'", "'x'"]),
        "pattern" or "output_pattern" or "input_pattern" => Pick(["'%Y-%m-%d'", "'%c'", "'%g'", "'%A%B%-d'", "s"]),
        "culture" or "output_culture" or "input_culture" => Pick(["'zh-CN'", "'en-US'", "'de-DE'", "''"]),
        "format" => Pick(["'N2'", "'0.00'", "'yyyy-MM'", "'X'", "'C'"]),
        "member" or "key" => Pick(["'x'", "'k'"]),
        "value" when group == "math" => Number(),
        "index" or "count" or "width" or "length" or "start" or "precision" or "days" or "months" or "years" or "hours" or "minutes" or "seconds" or "millis" => Small(),
        "number" or "divisor" or "with" or "minValue" or "maxValue" when group is "math" or "timespan" => Number(),
        "value" when group == "object" => Pick(["o", "d", "l", "s", "n", "t"]),
        "json" => Pick(["'[1,2]'", "'{\"a\":1}'", "(o | object.to_json)"]),
        _ => random.Next(3) == 0 ? Operand(depth) : Pick(["s", "b", "t[0]", Quoted(Pick(options.Strings))]),
    };

    private string Literal() => random.Next(5) switch
    {
        0 => Number(),
        1 or 2 => Quoted(Pick(options.Strings)),
        3 => Pick(["true", "false", "null", "empty"]),
        _ => Small(),
    };

    private string Number() => Pick(["0", "1", "-1", "7", "2.5", "1.50", "0x1F", "1e3", "9223372036854775807", "100000000000000000000", "1.5m", "2.5f", "n", "f", Small()]);

    private string Small() => random.Next(-2, 12).ToString(CultureInfo.InvariantCulture);

    private string Name() => Pick(options.HasUnknowns
        ? ["a", "b", "c", "d", "s", "n", "f", "t", "o", "l", "z", "v", "i", "unknown", "$a", "$0"]
        : ["a", "b", "c", "d", "s", "n", "f", "t", "o", "l"]);

    private string Quoted(string text) => Pick(["'", "\"", "`"]) is var quote && quote != "`" ? quote + text.Replace("\n", "\\n", StringComparison.Ordinal) + quote : $"`{text}`";

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
