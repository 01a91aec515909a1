using Renderer.Pdf.Reading.Fonts;

namespace Renderer.Pdf.Reading.Content;

/// <summary>Text state and the two text matrices (9.3, 9.4.1): where the next glyph goes.</summary>
internal struct TextState()
{
    private Matrix _line;
    private Matrix _glyph;

    /// <summary>Inside BT ... ET.</summary>
    public bool IsOpen { get; private set; }

    public ReadFont? Font { get; private set; }

    public double Size { get; private set; }

    public double CharacterSpacing { get; set; }

    public double Scale { get; set; } = 1;

    public double Leading { get; set; }

    public double Rise { get; set; }

    public readonly Matrix Position => _glyph.After(0, Rise);

    public void Begin() => (IsOpen, _line, _glyph) = (true, Matrix.Identity, Matrix.Identity);

    public void End() => IsOpen = false;

    public void Select(ReadFont? font, double size) => (Font, Size) = (font, size);

    public void SetMatrix(Matrix matrix) => (_line, _glyph) = (matrix, matrix);

    /// <summary>Begins a line at a distance from the beginning of this one.</summary>
    public void Move(double x, double y) => SetMatrix(_line.After(x, y));

    /// <summary>Goes on by thousandths of the font size, as TJ does.</summary>
    public void Adjust(double thousandths) => _glyph = _glyph.After(-thousandths / 1000 * Size * Scale, 0);

    /// <summary>Goes on by a distance.</summary>
    public void Advance(double distance) => _glyph = _glyph.After(distance, 0);
}
