namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Undoes the PNG predictors (7.4.4.4).</summary>
internal static class Predictor
{
    // Three of them multiplied stay within 64 bits.
    private const int Largest = 1_000_000;

    /// <summary>Undoes them over the last bytes of an arena, in place.</summary>
    /// <exception cref="PdfSyntaxException">The parameters or the rows cannot be.</exception>
    public static ReadOnlySpan<byte> Undo(int start, PdfValue parameters, ByteArena bytes)
    {
        var predictor = parameters["Predictor"u8].Integer ?? 1;
        if (predictor == 1) return bytes.From(start);
        if (predictor is < 10 or > 15) throw new PdfSyntaxException($"the predictor {predictor} is none of PNG's");
        var pixel = (long)Parameter(parameters, "Colors"u8, 1) * Parameter(parameters, "BitsPerComponent"u8, 8);
        var row = ((pixel * Parameter(parameters, "Columns"u8, 1)) + 7) / 8;
        var length = bytes.Length - start;
        if (row >= length || length % (row + 1) != 0) throw new PdfSyntaxException("the predicted bytes are no whole rows");
        bytes.Length = start + Rows(bytes.Room.Slice(start, length), (int)row, (int)Math.Max(1, pixel / 8));
        return bytes.From(start);
    }

    private static int Parameter(PdfValue parameters, ReadOnlySpan<byte> name, int initial)
    {
        var value = parameters[name];
        return value.IsNull ? initial : value.Integer is { } given and > 0 and <= Largest ? given : throw new PdfSyntaxException("the predictor's parameters cannot be");
    }

    // A row loses its filter's byte, so what is written never reaches what is still to be read.
    private static int Rows(Span<byte> bytes, int row, int distance)
    {
        var to = 0;
        ReadOnlySpan<byte> above = new byte[row];
        for (var from = 0; from < bytes.Length; from += row + 1, to += row)
        {
            var filter = bytes[from];
            var line = bytes.Slice(to, row);
            bytes.Slice(from + 1, row).CopyTo(line);
            if (filter == 2) AddAbove(line, above);
            else if (filter != 0) Undo(filter, line, above, distance);
            above = line;
        }

        return to;
    }

    private static void AddAbove(Span<byte> line, ReadOnlySpan<byte> above)
    {
        for (var i = 0; i < line.Length; i++) line[i] += above[i];
    }

    private static void Undo(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int distance)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var (left, corner) = i < distance ? ((byte)0, (byte)0) : (line[i - distance], above[i - distance]);
            line[i] += filter switch
            {
                1 => left,
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
