using System.Globalization;

namespace Renderer.Templating.Evaluation;

/// <summary>A function of the engine.</summary>
/// <param name="name">Full name, as problems show it.</param>
/// <param name="parameters">Its parameters: <c>text start length?</c>; a last one ending in <c>...</c> takes the rest.</param>
/// <param name="body">What it does.</param>
internal sealed class BuiltInFunction(string name, string parameters, BuiltInFunction.Implementation body) : TemplateFunction(name)
{
    private readonly Parameter[] _parameters =
        [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => new Parameter(text.TrimEnd('?', '.'), text[^1] == '?', text[^1] == '.'))];

    private readonly int _least = Least(parameters);

    /// <summary>What a built-in does with its arguments.</summary>
    public delegate Value Implementation(Arguments arguments);

    private bool IsVariadic => _parameters.Length > 0 && _parameters[^1].IsRest;

    public override Value Invoke(RenderContext context, in Call call)
    {
        context.Budget.Step();
        if (call.Named is not null)
        {
            return InvokeNamed(context, call);
        }

        if (call.Arguments.Length < _least || call.Arguments.Length > _parameters.Length)
        {
            CheckCount(context, call.Arguments.Length);
        }

        return Run(new Arguments(context, this, call.Arguments) { IsWritten = call.IsWritten, Site = call.Site });
    }

    public string ParameterName(int index) => _parameters[Math.Min(index, _parameters.Length - 1)].Name;

    private Value InvokeNamed(RenderContext context, in Call call)
    {
        var values = new Value[Math.Max(_parameters.Length, call.Arguments.Length)];
        call.Arguments.CopyTo(values);
        var count = call.Arguments.Length;
        for (var i = 0; i < call.Named!.Names.Length; i++)
        {
            var given = call.Named.Names[i];
            var position = Array.FindIndex(_parameters, parameter => parameter.Name == given);
            if (position < 0)
            {
                throw context.Fail(TemplateProblemCodes.Argument, $"`{Name}` has no parameter `{given}`", Usage());
            }

            values[position] = call.Named.Values[i].OrNull();
            count = Math.Max(count, position + 1);
        }

        for (var i = 0; i < Math.Min(count, _parameters.Length); i++)
        {
            if (values[i].IsUndefined && !_parameters[i].IsOptional)
            {
                throw Missing(context, i);
            }
        }

        CheckCount(context, count);
        return Run(new Arguments(context, this, values.AsSpan(0, count)));
    }

    /// <summary>Runs the body. Walking over the text it is given and new text is charged here, whatever the function; only one that could make much of little charges before.</summary>
    private Value Run(Arguments arguments)
    {
        foreach (var value in arguments.From(0))
        {
            if (value.IsText)
            {
                arguments.Context.Budget.WalkText(value.AsText.Length);
            }
            else if (value.Kind == ValueKind.BigInteger)
            {
                arguments.Context.Budget.WalkNumber(value.AsBigInteger);
            }
        }

        var result = body(arguments);
        if (result.IsText && !(arguments[0].IsText && ReferenceEquals(arguments[0].AsText, result.AsText)))
        {
            arguments.Context.Budget.ChargeText(result.AsText.Length);
        }

        return result;
    }

    private void CheckCount(RenderContext context, int count)
    {
        if (count > _parameters.Length && !IsVariadic)
        {
            throw context.Fail(TemplateProblemCodes.Argument, $"`{Name}` takes {Counted(_parameters.Length)}, not {count}", Usage());
        }

        for (var i = count; i < _parameters.Length; i++)
        {
            if (!_parameters[i].IsOptional && !_parameters[i].IsRest)
            {
                throw Missing(context, i);
            }
        }
    }

    private TemplateException Missing(RenderContext context, int index) =>
        context.Fail(TemplateProblemCodes.Argument, $"`{Name}` lacks its argument `{_parameters[index].Name}`", Usage());

    private static int Least(string parameters) =>
        parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(text => text[^1] is not ('?' or '.')).Count();

    private string Usage() => string.Join(' ', _parameters.Select(Signature).Prepend($"Usage: {Name}"));

    private static string Signature(Parameter parameter) => $"<{parameter.Name}>{(parameter.IsOptional ? "?" : parameter.IsRest ? "..." : "")}";

    private static string Counted(int count) => count switch
    {
        0 => "no arguments",
        1 => "1 argument",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} arguments"),
    };

    private sealed record Parameter(string Name, bool IsOptional, bool IsRest);
}
