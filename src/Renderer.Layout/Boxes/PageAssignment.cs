using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Boxes;

/// <summary>What an element sets for the page it stands on (CSS Generated Content for Paged Media 3, 1; CSS Paged Media 3, 6).</summary>
/// <param name="Strings">Named strings and their values.</param>
/// <param name="Counters">Counters that margin boxes show, with their values at the element.</param>
/// <param name="Style">The element's style, for what it does to the counter <c>page</c>.</param>
internal sealed record PageAssignment(IReadOnlyList<AssignedString> Strings, IReadOnlyList<CounterChange> Counters, ComputedStyle Style);

/// <summary>A named string and its value.</summary>
internal readonly record struct AssignedString(string Name, string Value);
