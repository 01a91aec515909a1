using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Drawings;

/// <summary>What a form names: opacities, masks, patterns, pictures and other forms (7.8.3).</summary>
internal sealed class FormResources(FormParts parts)
{
    private readonly SortedSet<int> _fillOpacities = [];
    private readonly SortedSet<int> _strokeOpacities = [];
    private readonly List<int> _masks = [];
    private readonly List<GradientPaint> _patterns = [];
    private readonly SortedSet<int> _images = [];
    private readonly List<int> _forms = [];

    /// <summary>Whether there is text.</summary>
    public bool HasFonts { get; set; }

    /// <summary>The name's number of a graphics state that fills with an opacity: thousandths.</summary>
    public int FillOpacity(double opacity) => Thousandths(_fillOpacities, opacity);

    /// <summary>The name's number of a graphics state that strokes with an opacity: thousandths.</summary>
    public int StrokeOpacity(double opacity) => Thousandths(_strokeOpacities, opacity);

    public int Pattern(GradientPaint gradient)
    {
        var index = _patterns.FindIndex(known => ReferenceEquals(known, gradient));
        if (index >= 0)
            return index;
        _patterns.Add(gradient);
        return _patterns.Count - 1;
    }

    /// <summary>A graphics state whose mask lets through what the opacities of a gradient's stops do.</summary>
    public int Mask(GradientPaint gradient)
    {
        var greys = gradient with
        {
            Opacity = 1,
            Stops = [.. gradient.Stops.Select(stop => new GradientStop(stop.Offset, Grey(stop.Opacity), 1))],
        };
        _masks.Add(new FormWriter(parts).WriteFilled(greys, FormKind.Mask));
        return _masks.Count - 1;
    }

    public int Image(int name)
    {
        _images.Add(name);
        return name;
    }

    public int Form(int number)
    {
        _forms.Add(number);
        return _forms.Count - 1;
    }

    /// <summary>The entries of the form's dictionary of resources.</summary>
    public void Write(PdfBuffer to)
    {
        if (HasFonts)
            to.Add("/Font "u8).Reference(parts.FontResources);
        if (_fillOpacities.Count + _strokeOpacities.Count + _masks.Count > 0)
            WriteStates(to);
        if (_patterns.Count > 0)
        {
            to.Add("/Pattern<<"u8);
            for (var i = 0; i < _patterns.Count; i++)
                GradientPattern.Write(to.Add("/P"u8).Add(i), _patterns[i]);
            to.Add(">>"u8);
        }
        if (_images.Count + _forms.Count == 0)
            return;
        to.Add("/XObject<<"u8);
        foreach (var image in _images)
            to.Add("/I"u8).Add(image).Add((byte)' ').Reference(parts.Images.NumberOf(image));
        for (var i = 0; i < _forms.Count; i++)
            to.Add("/X"u8).Add(i).Add((byte)' ').Reference(_forms[i]);
        to.Add(">>"u8);
    }

    private void WriteStates(PdfBuffer to)
    {
        to.Add("/ExtGState<<"u8);
        foreach (var opacity in _fillOpacities)
            to.Add("/f"u8).Add(opacity).Add("<</ca "u8).Add(opacity / 1000.0, 3).Add(">>"u8);
        foreach (var opacity in _strokeOpacities)
            to.Add("/s"u8).Add(opacity).Add("<</CA "u8).Add(opacity / 1000.0, 3).Add(">>"u8);
        for (var i = 0; i < _masks.Count; i++)
            to.Add("/m"u8).Add(i).Add("<</SMask<</S/Luminosity/G "u8).Reference(_masks[i]).Add(">>>>"u8);
        to.Add(">>"u8);
    }

    private static int Thousandths(SortedSet<int> used, double opacity)
    {
        var thousandths = (int)Math.Round(Math.Clamp(opacity, 0, 1) * 1000);
        used.Add(thousandths);
        return thousandths;
    }

    private static Color Grey(double part)
    {
        var level = (byte)Math.Round(Math.Clamp(part, 0, 1) * 255);
        return new Color(level, level, level);
    }
}
