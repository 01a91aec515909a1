using System.Collections.Immutable;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>What a form is for.</summary>
internal enum FormKind
{
    /// <summary>A whole drawing.</summary>
    Drawing,

    /// <summary>A part that is composed by itself before it is painted (11.6.6).</summary>
    Group,

    /// <summary>A part whose greys say how much of something else is seen (11.5.3).</summary>
    Mask,
}

/// <summary>Writes items of a drawing as a form XObject (8.10, 11.6.6). Inside it, coordinates are the drawing's: points, y downwards.</summary>
internal sealed class FormWriter
{
    // ISO 19005-2, 6.1.13: 28 states may be saved in a content stream. A group takes one, what is in it at most two more.
    private const int DeepestGroup = 24;

    private readonly FormParts _parts;
    private readonly PdfBuffer _to = new();
    private readonly FormResources _resources;
    private readonly InkScript _ink;
    private readonly DrawingTextScript _text;

    public FormWriter(FormParts parts)
    {
        _parts = parts;
        _resources = new(parts);
        _ink = new(_to, _resources);
        _text = new(_to, parts, _ink);
    }

    /// <summary>Writes the form and returns its number.</summary>
    public int Write(ImmutableArray<DrawingItem> items, FormKind kind)
    {
        AddAll(items);
        return Finish(kind);
    }

    /// <summary>Writes a form filled with one paint and returns its number.</summary>
    public int WriteFilled(DrawingPaint paint, FormKind kind)
    {
        _ink.SetFill(paint);
        _to.Add("0 0 "u8).Add(_parts.Drawing.Width).Add((byte)' ').Add(_parts.Drawing.Height).Add(" re f\n"u8);
        return Finish(kind);
    }

    private int Finish(FormKind kind)
    {
        var (width, height) = (_parts.Drawing.Width, _parts.Drawing.Height);
        var entries = new PdfBuffer().Add("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Add(width).Add((byte)' ').Add(height).Add((byte)']');
        if (kind == FormKind.Drawing)
            entries.Add("/Matrix[1 0 0 -1 0 "u8).Add(height).Add((byte)']');
        else
            entries.Add("/Group<</S/Transparency/CS"u8).Add(kind == FormKind.Mask ? "/DeviceGray"u8 : "/DeviceRGB"u8).Add(">>"u8);
        _resources.Write(entries.Add("/Resources<<"u8));
        entries.Add(">>"u8);
        var number = _parts.File.Allocate();
        _parts.File.WriteStream(number, entries.Written, _to.Written);
        return number;
    }

    private void AddAll(ImmutableArray<DrawingItem> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case DrawingShape shape:
                    Add(shape);
                    break;
                case DrawingText text:
                    _resources.HasFonts = true;
                    _text.Show(text);
                    break;
                case DrawingImage image:
                    Add(image);
                    break;
                case DrawingGroup group:
                    Add(group);
                    break;
            }
        }
    }

    private void Add(DrawingGroup group)
    {
        if (group.Clips.IsEmpty && group.Opacity == 1)
        {
            AddAll(group.Items);
            return;
        }
        _ink.Save();
        foreach (var clip in group.Clips)
        {
            AddPath(clip.Outline);
            _to.Add(clip.IsEvenOdd ? "W* n\n"u8 : "W n\n"u8);
        }
        if (group.Opacity == 1 && _ink.Depth < DeepestGroup)
            AddAll(group.Items);
        else
        {
            _ink.SetOpacity(group.Opacity);
            _to.Add("/X"u8).Add(_resources.Form(new FormWriter(_parts).Write(group.Items, FormKind.Group))).Add(" Do\n"u8);
        }
        _ink.Restore();
    }

    private void Add(DrawingShape shape)
    {
        var isMoved = shape.Transform != Transform.Identity;
        if (isMoved)
        {
            _ink.Save();
            _to.Matrix(shape.Transform).Add(" cm\n"u8);
        }
        // A fill and a stroke painted by one operator knock each other out (11.7.4.4); seen through, the fill must show under the stroke.
        if (shape is { Fill: { } both, Stroke: { Paint.Opacity: 1 } line } && !InkScript.NeedsMask(both) && !InkScript.NeedsMask(line.Paint))
        {
            _ink.SetFill(both);
            _ink.SetStroke(line);
            AddPath(shape.Outline);
            _to.Add(shape.IsEvenOdd ? "B*\n"u8 : "B\n"u8);
        }
        else
        {
            if (shape.Fill is { } fill)
                AddFilled(shape, fill);
            if (shape.Stroke is { } stroke)
                AddStroked(shape, stroke);
        }
        if (isMoved)
            _ink.Restore();
    }

    private void AddFilled(DrawingShape shape, DrawingPaint fill)
    {
        using var masked = _ink.SaveForMask(fill);
        _ink.SetFill(fill);
        AddPath(shape.Outline);
        _to.Add(shape.IsEvenOdd ? "f*\n"u8 : "f\n"u8);
    }

    private void AddStroked(DrawingShape shape, DrawingStroke stroke)
    {
        using var masked = _ink.SaveForMask(stroke.Paint);
        _ink.SetStroke(stroke);
        AddPath(shape.Outline);
        _to.Add("S\n"u8);
    }

    private void Add(DrawingImage image)
    {
        _ink.Save();
        // A picture's own space grows upwards from its bottom left corner (8.9.5.1).
        var upright = ImageTurn.Of(image.Orientation).Then(new Transform(1, 0, 0, -1, 0, 1)).Then(image.Transform);
        _to.Matrix(upright).Add(" cm/I"u8).Add(_resources.Image(_parts.Images.IndexOf(image.Encoded, image.MediaType, image.Origin))).Add(" Do\n"u8);
        _ink.Restore();
    }

    private void AddPath(ImmutableArray<PathSegment> outline)
    {
        foreach (var segment in outline)
        {
            switch (segment.Verb)
            {
                case PathVerb.Move:
                    _to.Point(segment.End).Add(" m "u8);
                    break;
                case PathVerb.Line:
                    _to.Point(segment.End).Add(" l "u8);
                    break;
                case PathVerb.Close:
                    _to.Add("h "u8);
                    break;
                default:
                    _to.Point(segment.First).Add((byte)' ').Point(segment.Second).Add((byte)' ').Point(segment.End).Add(" c "u8);
                    break;
            }
        }
    }
}
