namespace Renderer.Pdf.Images;

/// <summary>Takes the samples of decoded rows apart into colours and alpha.</summary>
internal sealed class PixelSplitter
{
    private readonly PngHeader _header;
    private readonly byte[] _paletteAlpha;
    private readonly int _colorSamples;
    private readonly int _sampleBytes;
    private readonly byte[] _colors;
    private readonly byte[] _alpha;

    public PixelSplitter(PngHeader header, byte[] paletteAlpha)
    {
        (_header, _paletteAlpha) = (header, paletteAlpha);
        _colorSamples = header.Color is PngColor.GreyAlpha or PngColor.TrueColorAlpha ? header.Components - 1 : header.Components;
        _sampleBytes = header.BitDepth == 16 ? 2 : 1;
        var count = header.Width * header.Height;
        _colors = new byte[count * _colorSamples * _sampleBytes];
        var hasAlpha = _colorSamples < header.Components || (header.Color == PngColor.Indexed && paletteAlpha.Length > 0);
        _alpha = hasAlpha ? new byte[count] : [];
    }

    public PngPixels Result => new(_colors, _alpha, 8 * _sampleBytes);

    /// <summary>Puts pixel <paramref name="i"/> of a row at its place.</summary>
    public void Set(int x, int y, ReadOnlySpan<byte> row, int i)
    {
        var pixel = y * _header.Width + x;
        var size = _colorSamples * _sampleBytes;
        if (_header.BitDepth < 8)
        {
            _colors[pixel] = SmallSample(row, i);
            SetPaletteAlpha(pixel);
            return;
        }
        var sample = row.Slice(i * _header.BitsPerPixel / 8, _header.BitsPerPixel / 8);
        sample[..size].CopyTo(_colors.AsSpan(pixel * size));
        if (_colorSamples < _header.Components)
            _alpha[pixel] = sample[size]; // the high byte is enough for a mask
        else
            SetPaletteAlpha(pixel);
    }

    // Several samples a byte, the first in the highest bits. Grey samples are stretched to 8 bits, palette indexes are not.
    private byte SmallSample(ReadOnlySpan<byte> row, int i)
    {
        var bit = i * _header.BitDepth;
        var value = row[bit / 8] >> (8 - _header.BitDepth - bit % 8) & ((1 << _header.BitDepth) - 1);
        return (byte)(_header.Color == PngColor.Indexed ? value : value * (255 / ((1 << _header.BitDepth) - 1)));
    }

    private void SetPaletteAlpha(int pixel)
    {
        if (_alpha.Length > 0)
            _alpha[pixel] = _colors[pixel] < _paletteAlpha.Length ? _paletteAlpha[_colors[pixel]] : (byte)255;
    }
}
