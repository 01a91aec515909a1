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

    public StyleSheet(IReadOnlyList<SelectorRule> rules, ImmutableArray<PageRule> pageRules, ImmutableArray<SheetWarning> warnings)
    {
        PageRules = pageRules;
        Warnings = warnings;
        _byId = Group<IdSelector>(rules, id => id.Id);
        var rest = rules.Where(rule => Key<IdSelector>(rule) is null).ToList();
        _byClass = Group<ClassSelector>(rest, name => name.Name);
        rest = [.. rest.Where(rule => Key<ClassSelector>(rule) is null)];
        _byType = Group<TypeSelector>(rest, type => type.Name);
        _others = [.. rest.Where(rule => Key<TypeSelector>(rule) is null)];
    }

    public ImmutableArray<PageRule> PageRules { get; }

    public ImmutableArray<SheetWarning> Warnings { get; }

    /// <summary>Adds the rules that match, for the element itself and its pseudo-elements.</summary>
    public void CollectMatches(Element element, int sheetOrder, List<Match> matches)
    {
        if (element.Id is not null && _byId.TryGetValue(element.Id, out var rules)) Collect(rules, element, sheetOrder, matches);
        foreach (var name in element.Classes)
            if (_byClass.TryGetValue(name, out rules)) Collect(rules, element, sheetOrder, matches);
        if (_byType.TryGetValue(element.Name, out rules)) Collect(rules, element, sheetOrder, matches);
        Collect(_others, element, sheetOrder, matches);
    }

    private static void Collect(ImmutableArray<SelectorRule> rules, Element element, int sheetOrder, List<Match> matches)
    {
        foreach (var rule in rules)
        {
            if (SelectorMatcher.Matches(rule.Selector, element))
                matches.Add(new(((long)rule.Selector.Specificity.Value << 30) | (long)rule.Order, sheetOrder, rule.Selector.Pseudo, rule.Rule));
        }
    }

    private static T? Key<T>(SelectorRule rule) where T : SimpleSelector => rule.Selector.Compounds[0].Parts.OfType<T>().FirstOrDefault();

    private static FrozenDictionary<string, ImmutableArray<SelectorRule>> Group<T>(IEnumerable<SelectorRule> rules, Func<T, string> key) where T : SimpleSelector =>
        rules.Where(rule => Key<T>(rule) is not null).GroupBy(rule => key(Key<T>(rule)!)).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
}

/// <summary>A rule that matches an element.</summary>
/// <param name="Rank">Specificity and, within the sheet, order.</param>
/// <param name="SheetOrder">0 for the user agent's sheet, then the document's sheets in order.</param>
/// <param name="Pseudo">The box it is for.</param>
/// <param name="Rule">The declarations.</param>
internal readonly record struct Match(long Rank, int SheetOrder, PseudoElement Pseudo, StyleRule Rule)
{
    /// <summary>CSS Cascade 4, section 6: origin, specificity, order of appearance.</summary>
    public bool IsWeakerThan(in Match other)
    {
        var origins = Math.Min(SheetOrder, 1) - Math.Min(other.SheetOrder, 1);
        if (origins != 0) return origins < 0;
        var specificities = (Rank >> 30).CompareTo(other.Rank >> 30);
        if (specificities != 0) return specificities < 0;
        return SheetOrder != other.SheetOrder ? SheetOrder < other.SheetOrder : Rank < other.Rank;
    }
}
