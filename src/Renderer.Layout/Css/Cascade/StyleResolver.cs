using System.Runtime.InteropServices;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Cascade;

/// <summary>The styles of an element's own box and of its generated boxes, where it has any.</summary>
internal sealed record ElementStyles(ComputedStyle Own, ComputedStyle? Before, ComputedStyle? After, ComputedStyle? Marker)
{
    // Told apart as objects: they are keys of the resolver's own table, and are asked for with every element.
    public bool Equals(ElementStyles? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>Gives every element its styles. Elements of one parent style that the same rules match share one object.</summary>
internal sealed class StyleResolver
{
    private readonly StyleSheet[] _sheets;
    private readonly SheetPlace[] _places;
    private readonly StyleCache _cache;
    private readonly StyleComputer _computer;
    private readonly WarningList _warnings;
    private readonly Dictionary<(ElementStyles? Parent, RulePath Path), ElementStyles> _shared = [];
    private readonly RulePath _paths = RulePath.NewTree();
    private readonly List<Match> _matches = [];
    private readonly List<AppliedRule> _ruleList = [];
    private Element? _current;
    private bool _hasTableHints;

    public StyleResolver(IEnumerable<StyleSheet> authorSheets, StyleCache cache, StyleComputer computer, WarningList warnings)
    {
        _sheets = [UserAgentSheet.Sheet, .. authorSheets];
        var layers = LayerOrder.Of(_sheets);
        _places = [.. Enumerable.Range(0, _sheets.Length).Select(order => new SheetPlace(order, layers?[order]))];
        (_cache, _computer, _warnings) = (cache, computer, warnings);
    }

    /// <summary>Where to report a value that turned out invalid.</summary>
    public Origin CurrentOrigin => _current?.Origin ?? default;

    /// <summary>Parsed style attributes and sheets.</summary>
    public StyleCache Cache => _cache;

    /// <summary>A resolver for a tree of its own, with style sheets of its own.</summary>
    public StyleResolver ForSheets(IEnumerable<StyleSheet> sheets) => new(sheets, _cache, _computer, _warnings);

    /// <summary>Styles the whole tree, parents before children, without recursion: the tree may be deep.</summary>
    public void Resolve(Element root, CancellationToken cancellationToken)
    {
        for (Node? node = root; node is not null; node = Following(node, root))
        {
            if (node is not Element element) continue;
            cancellationToken.ThrowIfCancellationRequested();
            element.Styles = StylesOf(element, element.Parent?.Styles, root.Styles);
        }
    }

    private static Node? Following(Node node, Element root)
    {
        if (node is Element { FirstChild: { } child }) return child;
        Node? at = node;
        while (at is not null && at != root && at.Next is null) at = at.Parent;
        return at == root ? null : at?.Next;
    }

    private ElementStyles StylesOf(Element element, ElementStyles? parent, ElementStyles? root)
    {
        _current = element;
        _matches.Clear();
        for (var i = 0; i < _sheets.Length; i++) _sheets[i].CollectMatches(element, _places[i], _matches);
        if (element.IsSvg) AddHints(PresentationAttributes.Of(element), element.Origin);
        else if (element.HasHints || (_hasTableHints && element.Name is "td" or "th")) AddHtmlHints(element);
        SortByStrength(CollectionsMarshal.AsSpan(_matches));
        var path = _paths;
        foreach (var match in _matches) path = path.Then(match);
        if (element.Attribute("style") is { } text && InlineRule(text, element.Origin) is { IsEmpty: false } inline)
            path = path.Then(new(long.MaxValue, int.MaxValue, CascadeLevel.Attached, PseudoElement.None, inline));
        if (_shared.TryGetValue((parent, path), out var styles)) return styles;
        var own = _computer.Compute(parent?.Own, root?.Own, Rules(path, PseudoElement.None));
        styles = new(own, Generated(path, PseudoElement.Before, own, root), Generated(path, PseudoElement.After, own, root), Generated(path, PseudoElement.Marker, own, root));
        _shared.Add((parent, path), styles);
        if (!ReferenceEquals(own.Effects, ShapeEffects.Initial) && !element.IsSvg) ReportEffects(own.Effects, element);
        return styles;
    }

    private void ReportEffects(ShapeEffects effects, Element element)
    {
        if (effects.Opacity < 1) _warnings.Add("css-unsupported", $"opacity is supported inside svg only; that of <{element.Name}> was ignored.", "Use lighter colours.", element.Origin);
        if (effects.ClipPath != ShapeEffects.Initial.ClipPath)
            _warnings.Add("css-unsupported", $"clip-path is supported inside svg only; that of <{element.Name}> was ignored.", "Use a picture that is cut already.", element.Origin);
    }

    private void AddHtmlHints(Element element)
    {
        // Parents come before children, so a table is known before its cells.
        _hasTableHints |= element.Name == "table";
        if (PresentationalHints.Unsupported(element, out var hint) is { } message) _warnings.Add("html-unsupported", message, hint, element.Origin);
        AddHints(PresentationalHints.DeclarationsOf(element), element.Origin);
    }

    // SVG 2, 6.6: presentation attributes come before all of the author's rules.
    private void AddHints(string declarations, Origin origin)
    {
        if (declarations.Length > 0) _matches.Add(new(0, 0, CascadeLevel.Hints, PseudoElement.None, InlineRule(declarations, origin)));
    }

    private ComputedStyle? Generated(RulePath path, PseudoElement pseudo, ComputedStyle own, ElementStyles? root)
    {
        var rules = Rules(path, pseudo);
        return rules.IsEmpty ? null : _computer.Compute(own, root?.Own ?? own, rules);
    }

    private ReadOnlySpan<AppliedRule> Rules(RulePath path, PseudoElement pseudo)
    {
        _ruleList.Clear();
        path.CollectRules(pseudo, _ruleList);
        return CollectionsMarshal.AsSpan(_ruleList);
    }

    private StyleRule InlineRule(string text, Origin origin)
    {
        var (rule, warnings) = _cache.Attribute(text);
        foreach (var warning in warnings) _warnings.Add("css-unsupported", warning.Message, warning.Hint, origin);
        return rule;
    }

    // A handful of matches each: insertion keeps it free of allocation.
    private static void SortByStrength(Span<Match> matches)
    {
        for (var i = 1; i < matches.Length; i++)
        {
            var match = matches[i];
            var at = i;
            for (; at > 0 && match.IsWeakerThan(matches[at - 1]); at--) matches[at] = matches[at - 1];
            matches[at] = match;
        }
    }
}
