using Renderer.Layout.Css.Selectors;

namespace Renderer.Layout.Css.Cascade;

/// <summary>A sequence of matched rules, weakest first, as a path in a tree: the same sequence is the same object, so styles can be shared by it.</summary>
internal sealed class RulePath
{
    private readonly RulePath? _before;
    private readonly Match _match;
    private List<RulePath>? _next;

    private RulePath(RulePath? before, in Match match) => (_before, _match) = (before, match);

    /// <summary>A new tree's start.</summary>
    public static RulePath NewTree() => new(null, default);

    public RulePath Then(in Match match)
    {
        foreach (var next in _next ??= [])
            if (ReferenceEquals(next._match.Rule, match.Rule) && next._match.Pseudo == match.Pseudo) return next;
        var added = new RulePath(this, match);
        _next.Add(added);
        return added;
    }

    public void CollectRules(PseudoElement pseudo, List<AppliedRule> rules)
    {
        for (var path = this; path._before is not null; path = path._before)
            if (path._match.Pseudo == pseudo) rules.Add(new(path._match.Rule, path._match.Level));
        rules.Reverse();
    }
}
