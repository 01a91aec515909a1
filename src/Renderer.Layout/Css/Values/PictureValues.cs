namespace Renderer.Layout.Css.Values;

/// <summary><c>object-fit</c>.</summary>
internal enum ObjectFit : byte { Fill, Contain, Cover, None, ScaleDown }

/// <summary>How a picture fills its box, and the proportions of a box (CSS Images 3, 5.5; CSS Sizing 4, 5.1); shared by all boxes that say nothing.</summary>
internal sealed record PictureValues
{
    public static readonly PictureValues Initial = new();

    public ObjectFit Fit { get; init; }

    public LengthPercent PositionX { get; init; } = new(0, 50);

    public LengthPercent PositionY { get; init; } = new(0, 50);

    public AspectRatio AspectRatio { get; init; }
}

/// <summary><c>aspect-ratio</c>: height over width, 0 for none; a picture's own proportion comes first where auto is given too.</summary>
internal readonly record struct AspectRatio(double Ratio, bool IsAuto);
