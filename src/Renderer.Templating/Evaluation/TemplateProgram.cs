using System.Collections.Frozen;
using Renderer.Templating.Functions;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>A parsed set of files with everything its renders share. Immutable but for a cache of regular expressions.</summary>
internal sealed class TemplateProgram
{
    private TemplateProgram(TemplateOptions options)
    {
        Options = options;
        Symbols = new SymbolTable(BuiltIns.For(options));
    }

    public TemplateOptions Options { get; }

    public SymbolTable Symbols { get; }

    public RegexCache Regexes { get; } = new();

    /// <summary>Files by the name that <c>include</c> finds them under.</summary>
    public FrozenDictionary<string, CompiledFile> Files { get; private set; } = FrozenDictionary<string, CompiledFile>.Empty;

    /// <exception cref="TemplateException">A file does not parse.</exception>
    public static TemplateProgram Parse(IReadOnlyDictionary<string, string> files, TemplateOptions options)
    {
        var program = new TemplateProgram(options);
        var problems = new ProblemList();
        var parserOptions = new ParserOptions(program.Symbols, problems, [.. files.Keys], IsEvaluatedText: false);
        program.Files = files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => Parser.ParseTemplate(new SourceFile(file.Key, file.Value), parserOptions))
            .ToFrozenDictionary(file => file.Source.Name);
        problems.ThrowIfAny();
        program.Symbols.Freeze();
        return program;
    }

    /// <exception cref="TemplateException">The expression does not parse.</exception>
    public static TemplateProgram ParseExpression(SourceFile file, TemplateOptions options, out Expression expression, out LocalLayout locals)
    {
        var program = new TemplateProgram(options);
        var problems = new ProblemList();
        expression = Parser.ParseExpression(file, new ParserOptions(program.Symbols, problems, [], IsEvaluatedText: false), out locals);
        problems.ThrowIfAny();
        program.Symbols.Freeze();
        return program;
    }
}
