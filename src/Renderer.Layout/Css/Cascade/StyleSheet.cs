using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Html;

namespace Renderer.Layout.Css.Cascade;

/// <summary>A parsed sheet: rules by what their rightmost compound asks for, page rules, warnings. Immutable and shared.</summary>
internal sealed class StyleSheet
{
    private readonly Dictionary<string, List<SelectorRule>> _byId = [];
    private readonly Dictionary<string, List<SelectorRule>> _byClass = [];
    private readonly Dictionary<string, List<SelectorRule>> _byType = [];
    private readonly List<SelectorRule> _others = [];

    public StyleSheet(IReadOnlyList<SelectorRule> rules, ImmutableArray<PageRule> pageRules, ImmutableArray<string> layers, ImmutableArray<SheetWarning> warnings)
    {
        PageRules = pageRules;
        Layers = layers;
        Warnings = warnings;
        foreach (var rule in rules) ListFor(rule.Selector.Compounds[0].Parts).Add(rule);
    }

    public ImmutableArray<PageRule> PageRules { get; }

    public ImmutableArray<FontFaceRule> FontFaces { get; init; } = [];

    /// <summary>The layers by their full names, in order of first mention.</summary>
    public ImmutableArray<string> Layers { get; }

    public ImmutableArray<SheetWarning> Warnings { get; }

    /// <summary>Adds the rules that match, for the element itself and its pseudo-elements.</summary>
    public void CollectMatches(Element element, SheetPlace place, List<Match> matches)
    {
        if (element.Id is not null && _byId.TryGetValue(element.Id, out var rules)) Collect(rules, element, place, matches);
        foreach (var name in element.Classes)
            if (_byClass.TryGetValue(name, out rules)) Collect(rules, element, place, matches);
        if (_byType.TryGetValue(element.Name, out rules)) Collect(rules, element, place, matches);
        Collect(_others, element, place, matches);
    }

    private static void Collect(List<SelectorRule> rules, Element element, in SheetPlace place, List<Match> matches)
    {
        foreach (var rule in CollectionsMarshal.AsSpan(rules))
        {
            if (SelectorMatcher.Matches(rule.Selector, element))
                matches.Add(new(((long)rule.Selector.Specificity.Value << 30) | (long)rule.Order, place.Order, place.LevelOf(rule.Layer), rule.Selector.Pseudo, rule.Rule));
        }
    }

    // Where few elements look: an id before a class before a type.
    private List<SelectorRule> ListFor(IEnumerable<SimpleSelector> parts)
    {
        if (parts.OfType<IdSelector>().FirstOrDefault() is { } id) return ListOf(_byId, id.Id);
        if (parts.OfType<ClassSelector>().FirstOrDefault() is { } name) return ListOf(_byClass, name.Name);
        return parts.OfType<TypeSelector>().FirstOrDefault() is { } type ? ListOf(_byType, type.Name) : _others;
    }

    private static List<SelectorRule> ListOf(Dictionary<string, List<SelectorRule>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        return list;
    }
}

/// <summary>Where a sheet stands among the document's: 0 is the user agent's; and the levels of its layers, if it has any.</summary>
internal readonly record struct SheetPlace(int Order, int[]? Layers)
{
    public int LevelOf(int layer) => Order == 0 ? CascadeLevel.UserAgent : layer < 0 ? CascadeLevel.Unlayered : Layers![layer];
}

/// <summary>A rule that matches an element.</summary>
/// <param name="Rank">Specificity and, within the sheet, order.</param>
/// <param name="SheetOrder">0 for the user agent's sheet, then the document's sheets in order.</param>
/// <param name="Level">Origin and layer: see <see cref="CascadeLevel"/>.</param>
/// <param name="Pseudo">The box it is for.</param>
/// <param name="Rule">The declarations.</param>
internal readonly record struct Match(long Rank, int SheetOrder, int Level, PseudoElement Pseudo, StyleRule Rule)
{
    /// <summary>CSS Cascade 5, section 6: origin and layer, specificity, order of appearance.</summary>
    public bool IsWeakerThan(in Match other)
    {
        if (Level != other.Level) return Level < other.Level;
        var specificities = (Rank >> 30).CompareTo(other.Rank >> 30);
        if (specificities != 0) return specificities < 0;
        return SheetOrder != other.SheetOrder ? SheetOrder < other.SheetOrder : Rank < other.Rank;
    }
}
