using System.Collections.Concurrent;
using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>The plans of one face, made when first asked for.</summary>
internal sealed class ShapingPlans
{
    // A template uses a handful; the bound only matters when documents bring style sheets of their own.
    private const int MostKept = 256;

    private static readonly uint Kern = LayoutTag.Of("kern");

    private readonly LayoutTable? _glyphs;
    private readonly LayoutTable? _positions;
    private readonly KerningTable? _kerning;
    private readonly ConcurrentDictionary<(FontFeatures Features, uint Language), ScriptPlans> _plans = new();

    public ShapingPlans(TableDirectory tables)
    {
        _glyphs = LayoutTable.Read(tables, "GSUB", 7);
        _positions = LayoutTable.Read(tables, "GPOS", 9);
        // Where a font has both, the younger table is the one that is cared for.
        _kerning = _positions is null ? KerningTable.Read(tables) : null;
    }

    public ScriptPlans Of(FontFeatures features, uint language)
    {
        if (_plans.TryGetValue((features, language), out var known)) return known;
        var made = new ScriptPlans(script => LookupsOf(script, language, features), lookups => new(_glyphs, _positions, lookups));
        if (_plans.Count < MostKept) _plans.TryAdd((features, language), made);
        return made;
    }

    private PlanLookups LookupsOf(uint script, uint language, FontFeatures features) => new(
        _glyphs?.LookupsOf(script, language, features) ?? [],
        _positions?.LookupsOf(script, language, features) ?? [],
        features.ValueOf(Kern) > 0 ? _kerning : null);
}

/// <summary>A face's plans for one language and set of features: one for all scripts where the font makes no difference, as most do.</summary>
internal sealed class ScriptPlans
{
    private readonly ShapingPlan[] _plans;

    public ScriptPlans(Func<uint, PlanLookups> lookups, Func<PlanLookups, ShapingPlan> make)
    {
        var known = new List<(PlanLookups Lookups, ShapingPlan Plan)>();
        _plans = new ShapingPlan[TextScripts.Count];
        for (var script = 0; script < _plans.Length; script++)
        {
            var wanted = lookups(TextScripts.TagOf(script));
            var index = known.FindIndex(pair => pair.Lookups.IsSameAs(wanted));
            if (index < 0)
            {
                index = known.Count;
                known.Add((wanted, make(wanted)));
            }
            _plans[script] = known[index].Plan;
        }
        IsUniform = known.Count == 1;
    }

    /// <summary>Whether one plan serves every script.</summary>
    public bool IsUniform { get; }

    /// <summary>The plan of a script, a number of <see cref="TextScripts"/>.</summary>
    public ShapingPlan this[int script] => _plans[script];
}
