using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Templating;

/// <summary>A template and its parts, parsed once into an immutable program that any number of threads render at the same time.</summary>
public sealed class TemplateSet
{
    /// <summary>Parses all files of a package.</summary>
    /// <param name="files">Template text by file name; <c>include 'name'</c> finds it here and nowhere else.</param>
    /// <param name="options">Language mode and host functions.</param>
    /// <exception cref="TemplateException">At least one file does not parse; every error found is in it.</exception>
    public static TemplateSet Parse(IReadOnlyDictionary<string, string> files, TemplateOptions options) => throw new NotSupportedException();

    /// <summary>Renders one file of the set.</summary>
    /// <exception cref="TemplateException">The template failed while running or passed a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public string Render(string entry, RenderScope scope, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

/// <summary>One expression of the template language, as used by rules: parsed once, evaluated many times.</summary>
public sealed class TemplateExpression
{
    /// <summary>Parses an expression such as <c>row.total == row.parts | array.sum</c>.</summary>
    /// <exception cref="TemplateException">It does not parse.</exception>
    public static TemplateExpression Parse(string file, string expression, TemplateOptions options) => throw new NotSupportedException();

    /// <summary>Evaluates to a value that is kept as JSON would hold it.</summary>
    /// <exception cref="TemplateException">The expression failed while running or passed a limit.</exception>
    public JsonElement Evaluate(RenderScope scope, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Evaluates to true or false by the language's truthiness.</summary>
    /// <exception cref="TemplateException">The expression failed while running or passed a limit.</exception>
    public bool IsTrue(RenderScope scope, CancellationToken cancellationToken = default) => throw new NotSupportedException();
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
