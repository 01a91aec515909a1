namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>All documented functions with their parameters, as the engine itself tells them.</summary>
internal static class FunctionCatalogue
{
    private static readonly string[] Groups = ["array", "date", "html", "math", "object", "regex", "string", "timespan"];

    /// <summary>Functions in a fixed order.</summary>
    public static IReadOnlyList<FunctionSignature> All { get; } = [.. Groups.SelectMany(Names).Select(Signature)];

    private static IEnumerable<string> Names(string group) =>
        Templates.Render($"{{{{ {group} | object.keys | array.join ' ' }}}}").Split(' ').Where(IsFunction(group)).Select(name => $"{group}.{name}");

    private static Func<string, bool> IsFunction(string group) => name => Templates.Render($"{{{{ @{group}.{name} | object.kind }}}}") == "function";

    private static FunctionSignature Signature(string name)
    {
        var usage = Usage($"{{{{ {name} }}}}") ?? Usage($"{{{{ {name} 1 2 3 4 5 6 7 8 9 10 }}}}") ?? throw new InvalidOperationException($"{name} does not tell how it is used.");
        var parameters = usage.Split(' ').Skip(2).ToArray();
        return new FunctionSignature(name, [.. parameters.Select(parameter => parameter.Trim('<', '>', '?', '.'))], parameters.Count(parameter => parameter[^1] == '>'));
    }

    /// <summary>Wrongly called, a function says in its hint how it is used: <c>Usage: name &lt;parameter&gt; &lt;optional&gt;?</c>.</summary>
    private static string? Usage(string wrongCall)
    {
        try
        {
            Templates.Render(wrongCall);
            return null;
        }
        catch (TemplateException exception)
        {
            return exception.Problems[0].Hint is { } hint && hint.StartsWith("Usage:", StringComparison.Ordinal) ? hint : null;
        }
    }
}

/// <summary>One function.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Parameters">Names of its parameters.</param>
/// <param name="Required">How many of them must be given.</param>
internal sealed record FunctionSignature(string Name, string[] Parameters, int Required);
