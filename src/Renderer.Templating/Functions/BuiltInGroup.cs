using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>A group of built-in functions, shared by all renders. What a template sets in it is seen by its own render only.</summary>
internal sealed class BuiltInGroup : TemplateObject
{
    private readonly Dictionary<string, Value> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readOnly = new(StringComparer.Ordinal);

    /// <summary>A group of functions.</summary>
    /// <param name="name">The group's name, which starts the full name of its functions.</param>
    /// <param name="functions">Name, parameters and body of each.</param>
    public BuiltInGroup(string name, params ReadOnlySpan<(string Name, string Parameters, BuiltInFunction.Implementation Body)> functions)
    {
        foreach (var (function, parameters, body) in functions)
        {
            _members.Add(function, Value.Of(new BuiltInFunction($"{name}.{function}", parameters, body)));
        }
    }

    /// <summary>A member as it is before any template changes it; undefined when there is none.</summary>
    public Value Find(string name) => _members.GetValueOrDefault(name);

    public override int Count => _members.Count;

    public override IEnumerable<string> Names => _members.Keys.Order(StringComparer.Ordinal);

    /// <summary>Adds a plain value, while the group is built.</summary>
    public BuiltInGroup With(string name, Value value, bool isReadOnly)
    {
        _members.Add(name, value);
        if (isReadOnly)
        {
            _readOnly.Add(name);
        }

        return this;
    }

    /// <summary>The member as the language has it, whatever a render sets.</summary>
    public Value Original(string name) => _members.GetValueOrDefault(name);

    public override Value Get(RenderContext context, string name)
    {
        var changed = context.ChangedBuiltIn(this, name);
        return changed.IsUndefined ? _members.GetValueOrDefault(name) : changed;
    }

    public override bool TrySet(RenderContext context, string name, Value value)
    {
        if (_readOnly.Contains(name))
        {
            return false;
        }

        context.ChangeBuiltIn(this, name, value);
        return true;
    }

    // Groups are shared: a template cannot lock a member for other renders, and its own render gains nothing from it.
    public override void MakeReadOnly(RenderContext context, string name)
    {
    }
}
