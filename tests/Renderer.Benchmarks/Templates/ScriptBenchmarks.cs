using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Renderer.Templating;

namespace Renderer.Benchmarks.Templates;

/// <summary>Templates that compute more than they write.</summary>
[MemoryDiagnoser]
public class ScriptBenchmarks
{
    private const string ArithmeticScript = """
        {{ func collatz(n); $steps = 0; while n != 1; n = n % 2 == 0 ? n // 2 : n * 3 + 1; $steps += 1; end; ret $steps; end
           total = 0
           for i in 1..200; total += collatz i; end
           total }}
        """;

    private const string TextScript = """
        {{ func label; ret $0 + ' (' + $1 + ')'; end
           words = []
           for i in 1..200
             word = 'item' + i | string.upcase | string.replace 'ITEM' 'No. '
             if word | string.ends_with '7'; words = words << (label word i); end
           end
           words | array.join '; ' | string.size }}
        """;

    private static readonly RenderScope Nothing = new(ImmutableDictionary<string, JsonElement>.Empty);
    private readonly TemplateSet _arithmetic = Parse(ArithmeticScript);
    private readonly TemplateSet _text = Parse(TextScript);

    [Benchmark]
    public string Arithmetic() => _arithmetic.Render("script", Nothing);

    [Benchmark]
    public string Text() => _text.Render("script", Nothing);

    private static TemplateSet Parse(string script) =>
        TemplateSet.Parse(new Dictionary<string, string> { ["script"] = script }, new TemplateOptions { EscapeHtml = false });
}
