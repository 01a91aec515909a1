using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Functions;
using Renderer.Templating.Output;
using Renderer.Templating.Syntax;

namespace Renderer.Templating;

/// <summary>A template and its parts, parsed once into an immutable program that any number of threads render at the same time.</summary>
public sealed class TemplateSet
{
    private readonly TemplateProgram _program;

    private TemplateSet(TemplateProgram program) => _program = program;

    /// <summary>Parses all files of a package.</summary>
    /// <param name="files">Template text by file name; <c>include 'name'</c> finds it here and nowhere else.</param>
    /// <param name="options">Language mode and host functions.</param>
    /// <exception cref="TemplateException">At least one file does not parse; every error found is in it.</exception>
    public static TemplateSet Parse(IReadOnlyDictionary<string, string> files, TemplateOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        return new TemplateSet(TemplateProgram.Parse(files, options));
    }

    /// <summary>Renders one file of the set.</summary>
    /// <exception cref="TemplateException">The template failed while running or passed a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public string Render(string entry, RenderScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!_program.Files.TryGetValue(entry, out var file))
        {
            throw new ArgumentException($"The set has no file `{entry}`.", nameof(entry));
        }

        using var context = new RenderContext(_program, scope, file.Source, file.Locals, cancellationToken);
        try
        {
            IncludeFunction.RunPage(context, file);
            return context.Output.ToString();
        }
        catch (OutputLimitException)
        {
            throw context.OutputTooLong();
        }
    }
}

/// <summary>One expression of the template language, as used by rules: parsed once, evaluated many times on any number of threads.</summary>
public sealed class TemplateExpression
{
    private readonly TemplateProgram _program;
    private readonly Expression _expression;
    private readonly SourceFile _file;
    private readonly LocalLayout _locals;

    private TemplateExpression(TemplateProgram program, Expression expression, SourceFile file, LocalLayout locals)
    {
        _program = program;
        _expression = expression;
        _file = file;
        _locals = locals;
    }

    /// <summary>Parses an expression such as <c>row.total == row.first + row.second</c>.</summary>
    /// <exception cref="TemplateException">It does not parse.</exception>
    public static TemplateExpression Parse(string file, string expression, TemplateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = new SourceFile(file, expression);
        var program = TemplateProgram.ParseExpression(source, options, out var parsed, out var locals);
        return new TemplateExpression(program, parsed, source, locals);
    }

    /// <summary>Evaluates to a value that is kept as JSON would hold it.</summary>
    /// <exception cref="TemplateException">The expression failed while running or passed a limit.</exception>
    public JsonElement Evaluate(RenderScope scope, CancellationToken cancellationToken = default) =>
        Run(scope, static (context, value) => JsonText.ToElement(context, value), cancellationToken);

    /// <summary>Evaluates to true or false by the language's truthiness.</summary>
    /// <exception cref="TemplateException">The expression failed while running or passed a limit.</exception>
    public bool IsTrue(RenderScope scope, CancellationToken cancellationToken = default) =>
        Run(scope, static (_, value) => value.IsTrue, cancellationToken);

    private T Run<T>(RenderScope scope, Func<RenderContext, Value, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var context = new RenderContext(_program, scope, _file, _locals, cancellationToken);
        try
        {
            return read(context, _expression.Evaluate(context).OrNull());
        }
        catch (OutputLimitException)
        {
            throw context.OutputTooLong();
        }
    }
}

/// <summary>What a template can see: JSON data used in place, and the render's own time.</summary>
/// <param name="Globals">Top-level names and their JSON values.</param>
public sealed record RenderScope(ImmutableDictionary<string, JsonElement> Globals)
{
    /// <summary>What <c>date.now</c> says; the clock is never read.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The limits of this render.</summary>
    public TemplateLimits Limits { get; init; } = new();
}
