namespace Renderer.Templating.Evaluation;

/// <summary>Something callable: built in, of the host, or written in the template.</summary>
internal abstract class TemplateFunction(string name)
{
    public string Name { get; } = name;

    /// <summary>Calls the function.</summary>
    /// <param name="context">The render.</param>
    /// <param name="call">Arguments and how the result is used.</param>
    /// <returns>The result; null when the function wrote to the output instead, which it may only if the call is written.</returns>
    public abstract Value Invoke(RenderContext context, in Call call);
}

/// <summary>One call: its arguments, and whether its result goes straight to the output.</summary>
internal readonly ref struct Call(ReadOnlySpan<Value> arguments)
{
    public ReadOnlySpan<Value> Arguments { get; } = arguments;

    public NamedArguments? Named { get; init; }

    /// <summary>The block of a <c>wrap</c> statement, or null.</summary>
    public WrappedBlock? Block { get; init; }

    /// <summary>The call as it is written; null for a function called by another or by its name alone.</summary>
    public CallNode? Site { get; init; }

    /// <summary>The call stands as a statement: what it writes may stay in the output.</summary>
    public bool IsWritten { get; init; }
}
