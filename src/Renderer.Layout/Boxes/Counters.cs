using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;

namespace Renderer.Layout.Boxes;

/// <summary>Counters and their scopes while the tree is walked (CSS Lists 3, section 4).</summary>
internal sealed class Counters
{
    private sealed record Instance(Element? Scope)
    {
        public int Value { get; set; }
    }

    private readonly Dictionary<string, List<Instance>> _instances = [];

    /// <summary>Applies an element's changes; call when its box is generated.</summary>
    public void Apply(Element element, ComputedStyle style)
    {
        foreach (var change in style.CounterReset) Reset(change.Name, change.Value, element.Parent);
        foreach (var change in style.CounterIncrement) Innermost(change.Name, element.Parent).Value += change.Value;
        foreach (var change in style.CounterSet) Innermost(change.Name, element.Parent).Value = change.Value;
    }

    /// <summary>A new counter that lives as long as the scope element is open.</summary>
    public void Reset(string name, int value, Element? scope)
    {
        if (!_instances.TryGetValue(name, out var list)) _instances[name] = list = [];
        if (list.Count > 0 && ReferenceEquals(list[^1].Scope, scope)) list.RemoveAt(list.Count - 1);
        list.Add(new(scope) { Value = value });
    }

    public int Increment(string name, int by, Element? scope) => Innermost(name, scope).Value += by;

    public void Set(string name, int value, Element? scope) => Innermost(name, scope).Value = value;

    /// <summary>Ends the counters that the element's children made.</summary>
    public void Leave(Element element)
    {
        foreach (var list in _instances.Values)
            while (list.Count > 0 && ReferenceEquals(list[^1].Scope, element)) list.RemoveAt(list.Count - 1);
    }

    public int Value(string name) => _instances.TryGetValue(name, out var list) && list.Count > 0 ? list[^1].Value : 0;

    public IEnumerable<int> Values(string name) =>
        _instances.TryGetValue(name, out var list) && list.Count > 0 ? list.Select(instance => instance.Value) : [0];

    private Instance Innermost(string name, Element? scope)
    {
        if (!_instances.TryGetValue(name, out var list)) _instances[name] = list = [];
        if (list.Count == 0) list.Add(new(scope));
        return list[^1];
    }
}
