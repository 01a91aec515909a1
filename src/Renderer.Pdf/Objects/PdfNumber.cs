using System.Buffers.Text;

namespace Renderer.Pdf.Objects;

/// <summary>Numbers as PDF wants them: plain decimals, never an exponent (7.3.3).</summary>
internal static class PdfNumber
{
    /// <summary>Sign, ten digits, point, four decimals, and the two digits that are written at once.</summary>
    public const int MaximumLength = 20;

    // Readers may keep numbers in 32 bits; nothing on a page is larger.
    private const double Limit = 2_000_000_000;

    private static ReadOnlySpan<int> Scales => [1, 10, 100, 1000, 10_000];

    /// <summary>Writes a number rounded half away from zero; returns how many bytes were written. Not-a-number writes 0.</summary>
    public static int Format(double value, int decimals, Span<byte> to)
    {
        var scale = Scales[decimals];
        var scaled = double.IsNaN(value) ? 0 : (long)Math.Round(Math.Clamp(value, -Limit, Limit) * scale, MidpointRounding.AwayFromZero);
        var at = 0;
        if (scaled < 0)
        {
            to[at++] = (byte)'-';
            scaled = -scaled;
        }
        var (whole, fraction) = Math.DivRem(scaled, scale);
        if (whole != 0 || fraction == 0)
        {
            Utf8Formatter.TryFormat(whole, to[at..], out var written);
            at += written;
        }
        if (fraction == 0)
            return at;
        to[at++] = (byte)'.';
        for (var unit = scale / 10; fraction > 0; unit /= 10)
        {
            to[at++] = (byte)('0' + fraction / unit);
            fraction %= unit;
        }
        return at;
    }
}
