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

/// <summary>Bounds of one render; passing one is a problem with a name, never a silent cut.</summary>
public sealed record TemplateLimits
{
    /// <summary>Most evaluation steps: statements, loop iterations, calls, items walked over by functions. Default 50 million.</summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>Deepest recursion of functions and includes. Default 100.</summary>
    public int Recursion { get; init; } = 100;

    /// <summary>Most characters of output, and of any one string. Default 64 Mi.</summary>
    public int OutputLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most bytes of all strings and lists the template makes while it runs, freed ones included. Default 1 GiB.</summary>
    public long Memory { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Longest time of one regular expression. Default 1 s.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>One error of a template.</summary>
/// <param name="File">Template file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in UTF-16 code units.</param>
/// <param name="Code">One of <see cref="TemplateProblemCodes"/>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it; null when the message says it.</param>
public sealed record TemplateProblem(string File, int Line, int Column, string Code, string Message, string? Hint)
{
    /// <summary>The includes that led here, outermost first, as <c>file(line,column)</c>.</summary>
    public ImmutableArray<string> IncludeChain { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}) : error : {Message}";
}

/// <summary>A template does not parse, failed while running, or passed a limit.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All problems found.</summary>
    public IReadOnlyList<TemplateProblem> Problems { get; } = problems;
}
