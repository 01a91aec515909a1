using System.Buffers;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;
using Renderer.Templating;

namespace Renderer.Benchmarks.Templates;

/// <summary>A table of 500 rows and 8 columns: index, text, numbers, a condition, a formatted number. Not sealed: BenchmarkDotNet derives from it.</summary>
[MemoryDiagnoser]
public class TableBenchmarks : IDisposable
{
    private const string Template = """
        <table>
        {{~ for row in rows ~}}
        <tr><td>{{ for.index + 1 }}</td><td>{{ row.name }}</td><td>{{ row.department }}</td><td>{{ row.count }}</td><td>{{ row.amount }}</td><td>{{ row.amount | math.format "N2" }}</td><td>{{ if row.count > 50 }}{{ row.date }}{{ else }}-{{ end }}</td><td>{{ row.note }}</td></tr>
        {{~ end ~}}
        </table>
        """;

    private const string HandlebarsTemplate = """
        <table>
        {{~#each this}}
        <tr><td>{{ @index }}</td><td>{{ Name }}</td><td>{{ Department }}</td><td>{{ Count }}</td><td>{{ Amount }}</td><td>{{ format Amount "N2" }}</td><td>{{#if IsMany}}{{ Date }}{{else}}-{{/if}}</td><td>{{ Note }}</td></tr>
        {{/each~}}
        </table>
        """;

    private readonly RenderScope _scope = TableData.Scope();
    private readonly ThreadLocal<ArrayBufferWriter<byte>> _bytes = new(() => new());
    private readonly TemplateSet _escaped = Parse(new TemplateOptions());
    private readonly TemplateSet _plain = Parse(new TemplateOptions { EscapeHtml = false });
    private readonly HandlebarsTemplate<object, object> _handlebars = Compile();

    /// <summary>Handlebars.Net with objects of .NET, which suit it best.</summary>
    [Benchmark(Baseline = true)]
    public string Handlebars() => _handlebars(TableData.Rows);

    /// <summary>Handlebars.Net with dictionaries, which is what it makes of JSON.</summary>
    [Benchmark]
    public string HandlebarsDictionaries() => _handlebars(TableData.Dictionaries);

    [Benchmark]
    public string Escaped() => _escaped.Render("table", _scope);

    [Benchmark]
    public int EscapedBytes()
    {
        var bytes = _bytes.Value!;
        bytes.ResetWrittenCount();
        _escaped.Render("table", _scope, bytes);
        return bytes.WrittenCount;
    }

    [Benchmark]
    public string Plain() => _plain.Render("table", _scope);

    public void Dispose()
    {
        _bytes.Dispose();
        GC.SuppressFinalize(this);
    }

    private static TemplateSet Parse(TemplateOptions options) => TemplateSet.Parse(new Dictionary<string, string> { ["table"] = Template }, options);

    private static HandlebarsTemplate<object, object> Compile()
    {
        var handlebars = HandlebarsDotNet.Handlebars.Create();
        handlebars.RegisterHelper("format", (output, _, arguments) =>
            output.WriteSafeString(((decimal)arguments[0]!).ToString((string)arguments[1]!, CultureInfo.InvariantCulture)));
        return handlebars.Compile(HandlebarsTemplate);
    }
}
