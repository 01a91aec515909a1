using System.Text.Json;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Functions;
using Renderer.Templating.Output;
using Renderer.Templating.Syntax;

namespace Renderer.Templating;

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
