using System.Text;
using System.Text.Json;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Functions;

/// <summary>The <c>object</c> functions.</summary>
internal static class ObjectFunctions
{
    public static BuiltInGroup Group { get; } = new(
        "object",
        ("default", "value default", static a => a[0].IsNull || (a[0].IsText && a[0].AsText.Length == 0) ? a[1] : a[0]),
        ("eval", "value", Evaluate),
        ("eval_template", "value", EvaluateTemplate),
        ("format", "value format culture?", Format),
        ("from_json", "json", FromJson),
        ("has_key", "value key", static a => Value.Of(!Find(a).IsUndefined)),
        ("has_value", "value key", static a => Value.Of(!Find(a).IsNull)),
        ("keys", "value", Keys),
        ("kind", "value", static a => Value.Of(ValueKinds.Kind(a[0]))),
        ("size", "value", Size),
        ("to_json", "value", static a => Value.Of(JsonText.ToText(a.Context, a[0]))),
        ("typeof", "value", static a => Value.Of(ValueKinds.TypeOf(a[0]))),
        ("values", "value", Values));

    // Parsing does not look at the cancellation: this much takes about a tenth of a second.
    private const int LongestEvaluated = 256 * 1024;

    // Evaluated text may include any file; whether it exists shows when it does.
    private static readonly HashSet<string> NoFiles = [];

    private static Value Find(Arguments a) => a[0].IsNull ? Value.Undefined : Members.Get(a.Context, a[0], a.Text(1));

    private static Value Keys(Arguments a)
    {
        var members = Object(a);
        var keys = Lists.Create(a.Context, members?.Count ?? 0);
        foreach (var name in members?.Names ?? [])
        {
            keys.Add(Value.Of(name));
        }

        return Value.Of(new ScriptArray(keys));
    }

    private static Value Values(Arguments a)
    {
        var members = Object(a);
        var values = Lists.Create(a.Context, members?.Count ?? 0);
        foreach (var name in members?.Names ?? [])
        {
            values.Add(members!.Get(a.Context, name).OrNull());
        }

        return Value.Of(new ScriptArray(values));
    }

    private static TemplateObject? Object(Arguments a) => a[0].Kind switch
    {
        ValueKind.Object => a[0].AsObject,
        ValueKind.Array => a[0].AsArray.Properties,
        ValueKind.Null or ValueKind.Empty => null,
        _ => throw a.Wrong(0, "an object"),
    };

    private static Value Size(Arguments a) => a[0].Kind switch
    {
        ValueKind.String or ValueKind.Markup => Value.Of(a[0].AsText.Length),
        ValueKind.Range => Value.Of(a[0].AsRange.Count),
        ValueKind.Array => Value.Of(a[0].AsArray.Count),
        ValueKind.Object => Value.Of(Members.Count(a.Context, a[0].AsObject)),
        ValueKind.Null or ValueKind.Empty => Value.Of(0L),
        _ => throw a.Wrong(0, "a string, a list or an object"),
    };

    private static Value Format(Arguments a) => a[0].Kind switch
    {
        ValueKind.Null => Value.Null,
        >= ValueKind.Integer and <= ValueKind.Decimal or ValueKind.Date or ValueKind.TimeSpan => FormatString.Apply(a, a[0]),
        _ => throw a.Wrong(0, "a number, a date or a timespan"),
    };

    private static Value FromJson(Arguments a)
    {
        if (a[0].IsNull)
        {
            return Value.Null;
        }

        var (text, most) = (a.Text(0), a.Context.Limits.Recursion);
        a.Context.Budget.ChargeText(text.Length);
        try
        {
            // By way of bytes: half a character outside the basic plane, which text may hold, becomes U+FFFD rather than an exception.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), new JsonDocumentOptions { MaxDepth = most });
            return JsonValue.Read(document.RootElement.Clone(), a.Context.Program.Shapes);
        }
        catch (JsonException exception)
        {
            var mayBeTooDeep = text.AsSpan().Count('[') + text.AsSpan().Count('{') > most;
            throw a.Fail(
                $"the text is not JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}",
                mayBeTooDeep ? $"Lists and objects may nest {most} deep." : null);
        }
    }

    private static Value Evaluate(Arguments a)
    {
        if (Called(a) is { } result)
        {
            return result;
        }

        var (file, options) = Source(a);
        var expression = Parser.ParseExpression(file, options, out var locals);
        Check(a, options);
        var caller = a.Context.Enter(Frame(a.Context, file));
        var value = expression.Evaluate(a.Context);
        a.Context.Leave(caller);
        return value;
    }

    private static Value EvaluateTemplate(Arguments a)
    {
        if (Called(a) is { } result)
        {
            return result;
        }

        var (source, options) = Source(a);
        var file = Parser.ParseTemplate(source, options);
        Check(a, options);
        var mark = a.Context.Output.Mark();
        var caller = a.Context.Enter(Frame(a.Context, source));
        IncludeFunction.RunPage(a.Context, file);
        a.Context.Leave(caller);
        return a.Context.TakeOutput(mark);
    }

    /// <summary>What is no text is not parsed: a function is called, any other value is its own result.</summary>
    private static Value? Called(Arguments a) => a[0].Kind switch
    {
        ValueKind.Function => a[0].AsFunction.Invoke(a.Context, new Call([])),
        ValueKind.String or ValueKind.Markup => null,
        _ => a[0],
    };

    private static (SourceFile File, ParserOptions Options) Source(Arguments a)
    {
        var program = a.Context.Program;
        var text = a.Text(0);
        if (text.Length > LongestEvaluated)
        {
            throw a.Fail($"text of more than {LongestEvaluated} characters is not evaluated");
        }

        a.Context.Budget.Steps(text.Length);
        a.Context.Budget.ChargeItems(text.Length);
        return (new SourceFile($"{a.Context.Frame.File.Name}:eval", text), new ParserOptions(program.Symbols, new ProblemList(), NoFiles, IsEvaluatedText: true)
        {
            EscapesText = a.Context.EscapeHtml && a[0].Kind != ValueKind.Markup,
        });
    }

    /// <summary>Evaluated text sees the arguments, locals and block of where it is evaluated.</summary>
    private static Frame Frame(RenderContext context, SourceFile file) => new(context.Frame, file) { CallPosition = context.Position };

    private static void Check(Arguments a, ParserOptions options)
    {
        try
        {
            options.Problems.ThrowIfAny();
        }
        catch (TemplateException exception)
        {
            throw a.Fail($"the text is no template: {exception.Problems[0].Message}", exception.Problems[0].Hint);
        }
    }
}
