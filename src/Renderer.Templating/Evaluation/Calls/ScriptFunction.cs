using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>A parameter of a parametric function.</summary>
/// <param name="Symbol">The global name it is visible under inside the function.</param>
/// <param name="Default">Its default, or null when it is required.</param>
/// <param name="IsRest">It takes all further arguments as an array.</param>
internal sealed record FunctionParameter(Symbol Symbol, Expression? Default, bool IsRest);

/// <summary>A function as written in a template.</summary>
/// <param name="Name">Its name; <c>do</c> for an anonymous one.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Parameters">Its parameters; null for a simple function, which takes any arguments.</param>
/// <param name="Locals">Its <c>$</c> variables.</param>
internal sealed record FunctionDefinition(string Name, SourceFile File, FunctionParameter[]? Parameters, LocalLayout Locals)
{
    /// <summary>What it does; set once, right after the body is parsed.</summary>
    public Statement Body { get; set; } = BlockStatement.Nothing;
}

/// <summary>A function written in a template: <c>func</c>, <c>do</c> or <c>name(x) = ...</c>.</summary>
internal sealed class ScriptFunction(FunctionDefinition definition) : TemplateFunction(definition.Name)
{
    private readonly ObjectShape _names = ObjectShape.Of([.. (definition.Parameters ?? []).Select(parameter => parameter.Symbol.Name)], out _);

    public override Value Invoke(RenderContext context, in Call call)
    {
        context.Budget.Step();
        var parameters = definition.Parameters;
        var values = parameters is null ? call.Arguments.ToArray() : new Value[parameters.Length];
        var frame = new Frame(definition.File, definition.Locals, context.Frame, values)
        {
            CallPosition = context.Position,
            Named = parameters is null ? call.Named : null,
            Block = call.Block,
        };
        var (scope, loop) = (context.Scope, context.Loop);
        if (parameters is not null)
        {
            Bind(context, call, values);
        }

        var caller = context.Enter(frame);
        if (parameters is not null)
        {
            var members = new ScriptObject(_names, new Value[values.Length]);
            context.Scope = new Scope(scope, members, null);
            SetParameters(context, members, values);
        }

        var result = Run(context, call.IsWritten);
        context.Leave(caller);
        (context.Scope, context.Loop) = (scope, loop);
        return result;
    }

    private Value Run(RenderContext context, bool isWritten)
    {
        var mark = context.Output.Mark();
        definition.Body.Execute(context);
        if (context.Flow == Flow.Return)
        {
            context.Flow = Flow.Next;
            var returned = context.Returned;
            context.Returned = Value.Null;
            if (!returned.IsNull)
            {
                return returned;
            }
        }

        return isWritten || context.Output.Length == mark ? Value.Null : context.TakeOutput(mark);
    }

    /// <summary>Puts arguments in the places of their parameters; what is left undefined takes its default.</summary>
    private void Bind(RenderContext context, in Call call, Value[] values)
    {
        var parameters = definition.Parameters!;
        var rest = parameters.Length > 0 && parameters[^1].IsRest ? parameters.Length - 1 : -1;
        var direct = rest < 0 ? parameters.Length : rest;
        if (call.Arguments.Length > direct && rest < 0)
        {
            throw context.Fail(TemplateProblemCodes.Argument, $"`{Name}` takes {parameters.Length} argument{(parameters.Length == 1 ? "" : "s")}, not {call.Arguments.Length}");
        }

        call.Arguments[..Math.Min(direct, call.Arguments.Length)].CopyTo(values);
        if (rest >= 0)
        {
            values[rest] = Value.Of(new ScriptArray(call.Arguments[Math.Min(direct, call.Arguments.Length)..]));
        }

        if (call.Named is not null)
        {
            BindNamed(context, call.Named, values);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (values[i].IsUndefined && parameters[i].Default is null)
            {
                throw context.Fail(TemplateProblemCodes.Argument, $"`{Name}` lacks its argument `{parameters[i].Symbol.Name}`");
            }
        }
    }

    private void BindNamed(RenderContext context, NamedArguments named, Value[] values)
    {
        var parameters = definition.Parameters!;
        for (var i = 0; i < named.Names.Length; i++)
        {
            var name = named.Names[i];
            var position = Array.FindIndex(parameters, parameter => parameter.Symbol.Name == name);
            if (position < 0)
            {
                throw context.Fail(
                    TemplateProblemCodes.Argument,
                    $"`{Name}` has no parameter `{name}`",
                    NearestName.Hint(name, parameters.Select(parameter => parameter.Symbol.Name)));
            }

            values[position] = named.Values[i];
        }
    }

    private void SetParameters(RenderContext context, ScriptObject members, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = definition.Parameters![i];
            values[i] = values[i].IsUndefined ? parameter.Default!.Evaluate(context).OrNull() : values[i];
            members.Set(parameter.Symbol.Name, values[i]);
        }
    }
}
