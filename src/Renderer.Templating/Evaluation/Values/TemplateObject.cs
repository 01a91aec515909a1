namespace Renderer.Templating.Evaluation;

/// <summary>Something with named members: an object of the data or the template, a group of built-in functions, the globals.</summary>
internal abstract class TemplateObject
{
    public abstract int Count { get; }

    /// <summary>Member names in a fixed order.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>The member, or <see cref="Value.Undefined"/>.</summary>
    public abstract Value Get(RenderContext context, string name);

    /// <summary>Sets a member; false when it is read-only.</summary>
    public abstract bool TrySet(RenderContext context, string name, Value value);

    public abstract void MakeReadOnly(RenderContext context, string name);
}
