using System.Collections.Frozen;
using System.Collections.Immutable;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Html;

namespace Renderer.Layout.Css.Cascade;

/// <summary>A parsed sheet: rules by what their rightmost compound asks for, page rules, warnings. Immutable and shared.</summary>
internal sealed class StyleSheet
{
    private readonly FrozenDictionary<string, ImmutableArray<SelectorRule>> _byId;
    private readonly FrozenDictionary<string, ImmutableArray<SelectorRule>> _byClass;
    private readonly FrozenDictionary<string, ImmutableArray<SelectorRule>> _byType;
    private readonly ImmutableArray<SelectorRule> _others;

    public StyleSheet(IReadOnlyList<SelectorRule> rules, ImmutableArray<PageRule> pageRules, ImmutableArray<string> layers, ImmutableArray<SheetWarning> warnings)
    {
        PageRules = pageRules;
        Layers = layers;
        Warnings = warnings;
        _byId = Group<IdSelector>(rules, id => id.Id);
        var rest = rules.Where(rule => Key<IdSelector>(rule) is null).ToList();
        _byClass = Group<ClassSelector>(rest, name => name.Name);
        rest = [.. rest.Where(rule => Key<ClassSelector>(rule) is null)];
        _byType = Group<TypeSelector>(rest, type => type.Name);
        _others = [.. rest.Where(rule => Key<TypeSelector>(rule) is null)];
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

    private static void Collect(ImmutableArray<SelectorRule> rules, Element element, in SheetPlace place, List<Match> matches)
    {
        foreach (var rule in rules)
        {
            if (SelectorMatcher.Matches(rule.Selector, element))
                matches.Add(new(((long)rule.Selector.Specificity.Value << 30) | (long)rule.Order, place.Order, place.LevelOf(rule.Layer), rule.Selector.Pseudo, rule.Rule));
        }
    }

    private static T? Key<T>(SelectorRule rule) where T : SimpleSelector => rule.Selector.Compounds[0].Parts.OfType<T>().FirstOrDefault();

    private static FrozenDictionary<string, ImmutableArray<SelectorRule>> Group<T>(IEnumerable<SelectorRule> rules, Func<T, string> key) where T : SimpleSelector =>
        rules.Where(rule => Key<T>(rule) is not null).GroupBy(rule => key(Key<T>(rule)!)).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
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
