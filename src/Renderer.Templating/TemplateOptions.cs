using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Templating;

/// <summary>How templates are parsed and what they may call.</summary>
public sealed record TemplateOptions
{
    /// <summary>
    /// Escape every written value for HTML, once. Off for plain text. Default on. What the engine itself wrote is markup and is not escaped
    /// again: <c>capture</c>, <c>include</c>, <c>wrap</c>, functions with text in them, <c>html.escape</c>, <c>html.newline_to_br</c> and
    /// <see cref="MarkupFunctions"/>. Plain text joined to markup is escaped first, and functions that change text
    /// (<c>string.replace</c>) give plain text. The one way to write a plain value as markup is the function <c>raw</c>: <c>{{ value | raw }}</c>.
    /// </summary>
    public bool EscapeHtml { get; init; } = true;

    /// <summary>Unknown variables and members are problems rather than null, unless the template says they may be missing (<c>?.</c>, <c>??</c>). Default on.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>
    /// Arithmetic that cannot keep a result exactly is a problem rather than rounded: a total of a report must not differ from its addends.
    /// A division is rounded to a decimal's 28 digits all the same. Default off.
    /// </summary>
    public bool ExactNumbers { get; init; }

    /// <summary>Functions of the host that take text and return markup, which is not escaped again (for example <c>markdown</c>).</summary>
    public ImmutableDictionary<string, Func<string, string>> MarkupFunctions { get; init; } = ImmutableDictionary<string, Func<string, string>>.Empty;

    /// <summary>Functions of the host that take JSON values and return one. They must be deterministic and safe to call from many threads.</summary>
    public ImmutableDictionary<string, HostFunction> Functions { get; init; } = ImmutableDictionary<string, HostFunction>.Empty;
}

/// <summary>A function of the host, called with the arguments of the template.</summary>
/// <exception cref="TemplateFunctionException">The arguments do not suit; the message is shown to the template's author.</exception>
public delegate JsonElement HostFunction(ImmutableArray<JsonElement> arguments);

/// <summary>A host function refuses its arguments.</summary>
public sealed class TemplateFunctionException(string message) : Exception(message);
