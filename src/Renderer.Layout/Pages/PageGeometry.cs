using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Painting;

namespace Renderer.Layout.Pages;

/// <summary>One kind of page: its size, its margins and the styles of its margin boxes. Lengths in points.</summary>
internal sealed record PageGeometry(double Width, double Height, ComputedStyle Style, IReadOnlyDictionary<string, ComputedStyle> MarginBoxes)
{
    /// <summary>Edges of the page area, where the flow goes.</summary>
    public double Left => Style.Margin.Left.Of(Width) + Style.Border.Left.UsedWidth + Style.Padding.Left.Of(Width);

    public double Top => Style.Margin.Top.Of(Height) + Style.Border.Top.UsedWidth + Style.Padding.Top.Of(Height);

    public double Right => Width - Style.Margin.Right.Of(Width) - Style.Border.Right.UsedWidth - Style.Padding.Right.Of(Width);

    public double Bottom => Height - Style.Margin.Bottom.Of(Height) - Style.Border.Bottom.UsedWidth - Style.Padding.Bottom.Of(Height);

    /// <summary>The page box within its margins: what its borders are drawn round.</summary>
    public Rectangle BorderBox => new(Style.Margin.Left.Of(Width), Style.Margin.Top.Of(Height), Width - Style.Margin.Right.Of(Width), Height - Style.Margin.Bottom.Of(Height));

    /// <summary>The counter style of the page's number.</summary>
    public string NumberStyle { get; } = NumberStyleOf(MarginBoxes.Values);

    public double AreaWidth => Math.Max(0, Right - Left);

    public double AreaHeight => Math.Max(0, Bottom - Top);

    public PageGrid Grid { get; init; }

    /// <summary>The cells the page area is divided into.</summary>
    public GridPitch Pitch => Grid.IsNone ? GridPitch.None : new(AreaWidth / Grid.Characters, AreaHeight / Grid.Lines);

    private static string NumberStyleOf(IEnumerable<ComputedStyle> boxes)
    {
        foreach (var box in boxes)
        {
            foreach (var part in box.Content)
                if (part is { Kind: ContentKind.Counter, Text: "page" }) return part.CounterStyle;
        }
        return "decimal";
    }
}

/// <summary>What page rules can tell pages apart by.</summary>
internal readonly record struct PageKind(string Name, bool IsFirst, bool IsLeft, bool IsBlank);
