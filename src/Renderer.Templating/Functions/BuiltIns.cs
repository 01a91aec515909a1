using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The names a template knows without data: the groups of functions, <c>include</c>, and the host's functions.</summary>
internal static class BuiltIns
{
    private static readonly Dictionary<string, Value> Language = new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        ["array"] = Value.Of(ArrayFunctions.Group),
        ["date"] = Value.Of(DateFunctions.Group),
        ["html"] = Value.Of(HtmlFunctions.Group),
        ["math"] = Value.Of(MathFunctions.Group),
        ["object"] = Value.Of(ObjectFunctions.Group),
        ["regex"] = Value.Of(RegexFunctions.Group),
        ["string"] = Value.Of(StringFunctions.Group),
        ["timespan"] = Value.Of(TimeSpanFunctions.Group),
        ["include"] = Value.Of(new IncludeFunction()),
        ["include_join"] = Value.Of(new IncludeJoinFunction()),
        ["raw"] = Value.Of(new BuiltInFunction("raw", "value", Raw)),
    };

    /// <summary>All names, those of the host before those of the language.</summary>
    public static IReadOnlyDictionary<string, Value> For(TemplateOptions options)
    {
        if (options.MarkupFunctions.IsEmpty && options.Functions.IsEmpty)
        {
            return Language;
        }

        var names = new Dictionary<string, Value>(Language, StringComparer.Ordinal);
        foreach (var (name, function) in options.MarkupFunctions)
        {
            names[name] = Value.Of(new BuiltInFunction(name, "text", arguments => Markup(arguments, function)));
        }

        foreach (var (name, function) in options.Functions)
        {
            names[name] = Value.Of(new BuiltInFunction(name, "values...", arguments => CallHost(arguments, function)));
        }

        return names;
    }

    // Not in Scriban: the one documented way to write a value unescaped.
    private static Value Raw(Arguments arguments) => arguments.Context.EscapeHtml ? Value.Markup(arguments.Text(0)) : Value.Of(arguments.Text(0));

    private static Value Markup(Arguments arguments, Func<string, string> function)
    {
        var markup = Guarded(arguments, function, static (function, arguments) => function(arguments.Text(0)));
        return arguments.Context.EscapeHtml ? Value.Markup(markup) : Value.Of(markup);
    }

    private static Value CallHost(Arguments arguments, HostFunction function)
    {
        var json = ImmutableArray.CreateBuilder<JsonElement>(arguments.Count);
        foreach (var value in arguments.From(0))
        {
            json.Add(JsonText.ToElement(arguments.Context, value));
        }

        var values = json.MoveToImmutable();
        return JsonValue.Read(Guarded(arguments, values, (values, _) => function(values)), arguments.Context.Program.Shapes).OrNull();
    }

    private static TResult Guarded<T, TResult>(Arguments arguments, T state, GuardedCall<T, TResult> call)
    {
        try
        {
            return call(state, arguments);
        }
        catch (TemplateFunctionException exception)
        {
            throw arguments.Context.Fail(TemplateProblemCodes.HostFunction, $"`{arguments.Function.Name}`: {exception.Message}");
        }
    }

    private delegate TResult GuardedCall<T, TResult>(T state, Arguments arguments);
}
