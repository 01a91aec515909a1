namespace Renderer.Layout.Css.Cascade;

/// <summary>Origin and layer of a rule as one number, weakest first (CSS Cascade 5, section 6.1): the user agent, presentational attributes, the author's layers in their order, what stands in no layer, <c>style</c> attributes.</summary>
internal static class CascadeLevel
{
    public const int UserAgent = 0;

    /// <summary>Presentational attributes (CSS Cascade 5, section 6.2): the author's, and weaker than all rules.</summary>
    public const int Hints = 1;

    /// <summary>The level of the first of the author's layers.</summary>
    public const int FirstLayer = 2;

    public const int Unlayered = 1 << 20;

    public const int Attached = 1 << 21;

    /// <summary>Importance turns the order of origins and layers round; what is attached to the element stays stronger than any rule.</summary>
    public static int ImportantStrength(int level) => level == Attached ? int.MaxValue : -level;
}

/// <summary>A rule that applies to an element, and its level.</summary>
internal readonly record struct AppliedRule(StyleRule Rule, int Level);
