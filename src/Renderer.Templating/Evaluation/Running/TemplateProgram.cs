using Renderer.Templating.Functions;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>A parsed set of files with everything its renders share. Immutable but for what it remembers: regular expressions, names of the data, how much was written.</summary>
internal sealed class TemplateProgram
{
    // Large enough for a page that was never rendered before; no larger than what the array pool keeps for a thread.
    private const int LeastExpected = 16 * 1024;
    private const int MostExpected = 1024 * 1024;
    private volatile int _expectedOutput = LeastExpected;

    private TemplateProgram(TemplateOptions options)
    {
        Options = options;
        Symbols = new SymbolTable(BuiltIns.For(options));
    }

    public TemplateOptions Options { get; }

    public SymbolTable Symbols { get; }

    public RegexCache Regexes { get; } = new();

    public ShapeTable Shapes { get; } = new();

    /// <summary>How many bytes a render will probably write: the most that one has written. Decides nothing but how large its buffer is at first.</summary>
    public int ExpectedOutput => _expectedOutput;

    /// <summary>Files by the name that <c>include</c> finds them under.</summary>
    public IReadOnlyDictionary<string, CompiledFile> Files { get; private init; } = new Dictionary<string, CompiledFile>();

    /// <summary>Remembers how much a render has written.</summary>
    public void NoteOutput(int length)
    {
        if (length > _expectedOutput)
        {
            _expectedOutput = Math.Min(length, MostExpected);
        }
    }

    /// <exception cref="TemplateException">A file does not parse.</exception>
    public static TemplateProgram Parse(IReadOnlyDictionary<string, string> files, TemplateOptions options)
    {
        var compiled = new Dictionary<string, CompiledFile>(files.Count, StringComparer.Ordinal);
        var program = new TemplateProgram(options) { Files = compiled };
        var problems = new ProblemList();
        var parserOptions = new ParserOptions(program.Symbols, problems, new HashSet<string>(files.Keys, StringComparer.Ordinal), IsEvaluatedText: false);
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            compiled.Add(name, Parser.ParseTemplate(new SourceFile(name, text), parserOptions));
        }

        problems.ThrowIfAny();
        program.Symbols.Freeze();
        return program;
    }

    /// <exception cref="TemplateException">The expression does not parse.</exception>
    public static TemplateProgram ParseExpression(SourceFile file, TemplateOptions options, out Expression expression, out LocalLayout locals)
    {
        var program = new TemplateProgram(options);
        var problems = new ProblemList();
        expression = Parser.ParseExpression(file, new ParserOptions(program.Symbols, problems, new HashSet<string>(), IsEvaluatedText: false), out locals);
        problems.ThrowIfAny();
        program.Symbols.Freeze();
        return program;
    }
}
