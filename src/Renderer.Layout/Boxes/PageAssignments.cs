using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;

namespace Renderer.Layout.Boxes;

/// <summary>Collects what elements set for their pages. Each gets an anchor, by which painting learns the page.</summary>
/// <param name="shown">Counters that margin boxes show, other than <c>page</c> and <c>pages</c>; null for any.</param>
internal sealed class PageAssignments(IReadOnlySet<string>? shown)
{
    private readonly Dictionary<string, PageAssignment> _byAnchor = [];

    /// <summary>The assignments by anchor, or null if there are none.</summary>
    public Dictionary<string, PageAssignment>? ByAnchor => _byAnchor.Count == 0 ? null : _byAnchor;

    /// <summary>Notes an element whose counters have just been changed.</summary>
    public void Observe(Element element, Counters counters, GeneratedContent generated)
    {
        var style = element.Style;
        if (style.StringSet.IsEmpty && style.CounterIncrement.IsEmpty && style.CounterReset.IsEmpty && style.CounterSet.IsEmpty) return;
        var changed = style.CounterReset.Concat(style.CounterIncrement).Concat(style.CounterSet).Select(change => change.Name).Distinct().ToList();
        var values = changed.Where(name => shown?.Contains(name) ?? true).Select(name => new CounterChange(name, counters.Value(name))).ToList();
        if (style.StringSet.IsEmpty && values.Count == 0 && !changed.Contains("page")) return;
        var strings = style.StringSet.Select(named => new AssignedString(named.Name, generated.Text(named.Parts, element))).ToList();
        // No id has a space in it; only the first element with an id is the one that links lead to.
        if (element.Id is not { } anchor || _byAnchor.ContainsKey(anchor)) element.Anchor = anchor = $"assignment {_byAnchor.Count}";
        _byAnchor.Add(anchor, new(strings, values, style));
    }
}
