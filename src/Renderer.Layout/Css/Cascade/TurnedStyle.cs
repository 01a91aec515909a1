namespace Renderer.Layout.Css.Cascade;

/// <summary>Turns the sides of boxes inside vertical text: lines are laid out as if they were horizontal, and the whole is turned when it is painted.</summary>
/// <remarks>In <c>vertical-rl</c> blocks follow each other from the right and lines begin at the top, so what the style calls right is where a block begins.</remarks>
internal static class TurnedStyle
{
    public static void Apply(ComputedStyle style)
    {
        (style.Margin, style.Padding, style.Border) = (Turn(style.Margin), Turn(style.Padding), Turn(style.Border));
        (style.Width, style.Height) = (style.Height, style.Width);
        (style.MinWidth, style.MinHeight) = (style.MinHeight, style.MinWidth);
        (style.MaxWidth, style.MaxHeight) = (style.MaxHeight, style.MaxWidth);
        if (style.Placement != Values.Placement.Static) style.Placement = style.Placement with { Offsets = Turn(style.Placement.Offsets) };
    }

    private static Sides<T> Turn<T>(in Sides<T> sides) => new(sides.Right, sides.Bottom, sides.Left, sides.Top);
}
