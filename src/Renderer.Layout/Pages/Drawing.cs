using System.Collections.Immutable;
using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Layout.Pages;

/// <summary>A picture of shapes and text. Its own space is points, the origin is its top left corner and y grows downwards; what lies outside of it is not seen.</summary>
/// <param name="Width">Width, in points.</param>
/// <param name="Height">Height, in points.</param>
/// <param name="Items">What is painted, first to last.</param>
public sealed record Drawing(double Width, double Height, ImmutableArray<DrawingItem> Items)
{
    /// <summary>All texts in paint order, those of groups among them.</summary>
    public IEnumerable<DrawingText> Texts => Items.SelectMany(item => item.Texts);
}

/// <summary>One step of painting a drawing.</summary>
public abstract record DrawingItem
{
    internal abstract IEnumerable<DrawingText> Texts { get; }
}

/// <summary>A path that is filled, stroked or both.</summary>
/// <param name="Outline">Moves, lines, cubic curves and closes.</param>
public sealed record DrawingShape(ImmutableArray<PathSegment> Outline) : DrawingItem
{
    /// <summary>From the outline's space to the drawing's; anything but the identity only where a stroke is distorted.</summary>
    public Transform Transform { get; init; } = Transform.Identity;

    /// <summary>What fills it; null for nothing.</summary>
    public DrawingPaint? Fill { get; init; }

    /// <summary>Whether the even-odd rule says what is inside, not the nonzero one.</summary>
    public bool IsEvenOdd { get; init; }

    /// <summary>The line along it; null for none.</summary>
    public DrawingStroke? Stroke { get; init; }

    internal override IEnumerable<DrawingText> Texts => [];
}

/// <summary>Glyphs of one face and size on one straight baseline.</summary>
/// <param name="Font">Index into <see cref="PagedDocument.Fonts"/>.</param>
/// <param name="Size">Font size in the text's own space.</param>
/// <param name="Transform">From the text's own space, whose baseline starts at the origin, to the drawing's.</param>
/// <param name="Glyphs">The glyphs.</param>
public sealed record DrawingText(int Font, double Size, Transform Transform, ImmutableArray<Glyph> Glyphs) : DrawingItem
{
    /// <summary>What fills the glyphs; null for nothing, which leaves text that is found but not seen.</summary>
    public DrawingPaint? Fill { get; init; }

    /// <summary>The line along their outlines; null for none.</summary>
    public DrawingStroke? Stroke { get; init; }

    internal override IEnumerable<DrawingText> Texts => [this];
}

/// <summary>An encoded picture in a drawing.</summary>
/// <param name="Transform">From the unit square, y downwards, to the drawing's space.</param>
/// <param name="Encoded">The file.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Origin">Where in the HTML.</param>
public sealed record DrawingImage(Transform Transform, ReadOnlyMemory<byte> Encoded, string MediaType, Origin Origin) : DrawingItem
{
    /// <summary>How the picture is turned before it fills its place.</summary>
    public ImageOrientation Orientation { get; init; }

    internal override IEnumerable<DrawingText> Texts => [];
}

/// <summary>Items that are clipped or made transparent together.</summary>
/// <param name="Items">What is painted, first to last.</param>
public sealed record DrawingGroup(ImmutableArray<DrawingItem> Items) : DrawingItem
{
    /// <summary>How much of the group is seen, from 0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Only what is inside all of these is seen.</summary>
    public ImmutableArray<DrawingClip> Clips { get; init; } = [];

    internal override IEnumerable<DrawingText> Texts => Items.SelectMany(item => item.Texts);
}

/// <summary>The inside of a path in the drawing's space.</summary>
public sealed record DrawingClip(ImmutableArray<PathSegment> Outline, bool IsEvenOdd);

/// <summary>A drawing and where it goes; it fills its place.</summary>
public sealed record PlacedDrawing(double X, double Y, double Width, double Height, Drawing Drawing, Origin Origin)
{
    /// <summary>The part of the page on which the drawing is seen; null where all of it is.</summary>
    public PictureArea? Clip { get; init; }
}
