using Renderer.Layout.Css.Properties;

namespace Renderer.Layout.Css.Cascade;

/// <summary>The declaration that wins for each longhand (CSS Cascade 5, section 6).</summary>
internal sealed class Winners
{
    private readonly Declaration?[] _declarations = new Declaration?[PropertyTable.Longhands.Length];
    private readonly int[] _levels = new int[PropertyTable.Longhands.Length];

    public Declaration? this[int longhand] => _declarations[longhand];

    public int LevelOf(int longhand) => _levels[longhand];

    /// <summary>Chooses among rules that are sorted weakest first.</summary>
    public void Choose(ReadOnlySpan<AppliedRule> rules)
    {
        Array.Clear(_declarations);
        var hasImportant = false;
        foreach (var (rule, level) in rules)
        {
            foreach (var declaration in rule.Declarations)
            {
                if (declaration.IsImportant) hasImportant = true;
                else Set(declaration, level);
            }
        }
        if (!hasImportant) return;
        foreach (var (rule, level) in rules)
        {
            foreach (var declaration in rule.Declarations)
                if (declaration.IsImportant && BeatsImportant(declaration.Property.Index, level)) Set(declaration, level);
        }
    }

    /// <summary>What a property would be if the levels from <paramref name="level"/> up said nothing of it (CSS Cascade 5, section 7.3).</summary>
    public static object Below(Longhand property, ReadOnlySpan<AppliedRule> rules, int level)
    {
        for (var i = rules.Length - 1; i >= 0; i--)
        {
            if (rules[i].Level >= level || LastOf(rules[i].Rule, property) is not { } value) continue;
            if (value is CssWide.Revert) level = CascadeLevel.UserAgent + 1;
            else if (value is CssWide.RevertLayer) level = rules[i].Level;
            else return value;
        }
        return CssWide.Unset;
    }

    private static object? LastOf(StyleRule rule, Longhand property)
    {
        for (var i = rule.Declarations.Length - 1; i >= 0; i--)
            if (rule.Declarations[i].Property == property && !rule.Declarations[i].IsImportant) return rule.Declarations[i].Value;
        return null;
    }

    private bool BeatsImportant(int longhand, int level) =>
        _declarations[longhand] is not { IsImportant: true } || CascadeLevel.ImportantStrength(level) >= CascadeLevel.ImportantStrength(_levels[longhand]);

    private void Set(in Declaration declaration, int level)
    {
        var index = declaration.Property.Index;
        _declarations[index] = declaration;
        _levels[index] = level;
    }
}
