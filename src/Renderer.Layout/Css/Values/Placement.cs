namespace Renderer.Layout.Css.Values;

/// <summary><c>position</c>, as far as paper needs it: what is fixed or sticky depends on scrolling.</summary>
internal enum Position : byte { Static, Relative, Absolute }

/// <summary>How a box is taken out of its place or moved from it (CSS Positioned Layout 3); shared by all boxes that stay where they are.</summary>
internal sealed record Placement
{
    public static readonly Placement Static = new();

    public Position Position { get; init; }

    public Cascade.Sides<LengthPercent> Offsets { get; init; } = new(LengthPercent.Auto, LengthPercent.Auto, LengthPercent.Auto, LengthPercent.Auto);

    /// <summary>Place in the paint order among positioned siblings; null for auto.</summary>
    public int? ZIndex { get; init; }
}
