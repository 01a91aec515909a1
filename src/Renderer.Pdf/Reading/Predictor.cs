namespace Renderer.Pdf.Reading;

/// <summary>Undoes the PNG predictors (7.4.4.4).</summary>
internal static class Predictor
{
    // Three of them multiplied stay within 64 bits.
    private const int Largest = 1_000_000;

    /// <exception cref="PdfSyntaxException">The parameters or the rows cannot be.</exception>
    public static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> bytes, PdfDictionary? parameters)
    {
        var predictor = parameters?["Predictor"].Integer ?? 1;
        if (predictor == 1) return bytes;
        if (predictor is < 10 or > 15) throw new PdfSyntaxException($"the predictor {predictor} is none of PNG's");
        var pixel = (long)Parameter(parameters, "Colors", 1) * Parameter(parameters, "BitsPerComponent", 8);
        var row = ((pixel * Parameter(parameters, "Columns", 1)) + 7) / 8;
        if (row >= bytes.Length || bytes.Length % (row + 1) != 0) throw new PdfSyntaxException("the predicted bytes are no whole rows");
        return Rows(bytes.Span, (int)row, (int)Math.Max(1, pixel / 8));
    }

    private static int Parameter(PdfDictionary? parameters, string name, int initial)
    {
        var value = parameters![name];
        return value.IsNull ? initial : value.Integer is { } given and > 0 and <= Largest ? given : throw new PdfSyntaxException($"the predictor's {name} cannot be");
    }

    private static byte[] Rows(ReadOnlySpan<byte> bytes, int row, int distance)
    {
        var result = new byte[bytes.Length / (row + 1) * row];
        ReadOnlySpan<byte> above = new byte[row];
        for (int from = 0, to = 0; from < bytes.Length; from += row + 1, to += row)
        {
            var line = result.AsSpan(to, row);
            bytes.Slice(from + 1, row).CopyTo(line);
            Undo(bytes[from], line, above, distance);
            above = line;
        }

        return result;
    }

    private static void Undo(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int distance)
    {
        if (filter == 0) return;
        for (var i = 0; i < line.Length; i++)
        {
            var (left, corner) = i < distance ? ((byte)0, (byte)0) : (line[i - distance], above[i - distance]);
            line[i] += filter switch
            {
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => Paeth(left, above[i], corner),
                _ => throw new PdfSyntaxException($"the PNG filter {filter} is none"),
            };
        }
    }

    // PNG, 9.4: the neighbour nearest to left + above - corner; ties in this order.
    private static byte Paeth(byte left, byte above, byte corner)
    {
        var (toLeft, toAbove) = (Math.Abs(above - corner), Math.Abs(left - corner));
        var toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
