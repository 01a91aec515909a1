namespace Renderer.Pdf.Reading;

/// <summary>Where an object lies.</summary>
/// <param name="Kind">0 free, 1 at a position of the file, 2 in an object stream.</param>
/// <param name="Position">The position, or the object stream's number.</param>
/// <param name="Index">Generation, or the index in the object stream.</param>
internal readonly record struct ObjectPlace(int Kind, long Position, int Index);

/// <summary>The cross-reference data (7.5.4, 7.5.8): where each object lies, and the trailer.</summary>
/// <param name="Places">By object number.</param>
/// <param name="Trailer">The trailer dictionary.</param>
internal sealed record CrossReference(ObjectPlace[] Places, PdfDictionary Trailer)
{
    // Annex C.2 of ISO 32000-1.
    private const int MostObjects = 8_388_607;

    /// <summary>Reads it.</summary>
    /// <exception cref="PdfSyntaxException">It cannot be read.</exception>
    public static CrossReference Read(ReadOnlyMemory<byte> file, int position, ObjectReader objects)
    {
        var parser = new PdfParser(file, position, objects.Names);
        var result = parser.TryTake("xref"u8) ? ReadTable(ref parser) : ReadStream(objects.ReadAt(position, number: null), objects);
        if (!result.Trailer["Prev"].IsNull) throw new PdfSyntaxException("the file was revised (Prev); only files of one revision are read");
        if (result.Trailer["Size"].Integer != result.Places.Length) throw new PdfSyntaxException($"the trailer's Size is not {result.Places.Length}, the number of cross-reference entries");
        return result;
    }

    private static CrossReference ReadTable(ref PdfParser parser)
    {
        var places = new List<ObjectPlace>();
        while (!parser.TryTake("trailer"u8))
        {
            var (first, count) = (parser.TakeUnsigned("the first number of a section"), parser.TakeUnsigned("the length of a section"));
            if (first != places.Count) throw new PdfSyntaxException("the sections leave objects out");
            for (var i = 0; i < count; i++) places.Add(TakeRow(ref parser));
        }

        return parser.TakeValue().Dictionary is { } trailer ? new([.. places], trailer) : throw new PdfSyntaxException("the trailer is no dictionary");
    }

    private static ObjectPlace TakeRow(ref PdfParser parser)
    {
        // Ten digits; files beyond 999,999,999 bytes are not read.
        var (position, generation) = (TakeOffset(ref parser), parser.TakeUnsigned("the generation of a cross-reference entry"));
        return parser.TryTake("n"u8) ? new(1, position, generation) : parser.TryTake("f"u8) ? new(0, position, generation) : throw new PdfSyntaxException("a cross-reference entry is neither used nor free");
    }

    private static int TakeOffset(ref PdfParser parser)
    {
        parser.HasMore();
        return parser.TryTake("0"u8) ? parser.TakeUnsigned("the offset of a cross-reference entry") : throw new PdfSyntaxException("the offset of a cross-reference entry has not ten digits");
    }

    private static CrossReference ReadStream(PdfValue value, ObjectReader objects)
    {
        if (value.Stream is not { } stream || stream.Dictionary["Type"].Name != "XRef") throw new PdfSyntaxException("startxref leads to no cross-reference data");
        var rows = objects.Decoder.Decode(stream);
        var widths = stream.Dictionary["W"].Items;
        if (widths.Length != 3) throw new PdfSyntaxException("the cross-reference stream's W has not three numbers");
        Span<int> width = [Width(widths[0]), Width(widths[1]), Width(widths[2])];
        var row = width[0] + width[1] + width[2];
        if (row == 0 || rows.Length % row != 0 || rows.Length / row > MostObjects) throw new PdfSyntaxException("the cross-reference stream is no whole number of entries");
        if (stream.Dictionary["Index"] is { IsNull: false } index && (index.Items.Length != 2 || index.Items[0].Integer != 0)) throw new PdfSyntaxException("the cross-reference stream leaves objects out (Index)");
        var places = new ObjectPlace[rows.Length / row];
        for (var i = 0; i < places.Length; i++) places[i] = PlaceIn(rows.Span.Slice(i * row, row), width);
        return new(places, stream.Dictionary);
    }

    private static int Width(PdfValue value) => value.Integer is >= 0 and <= 7 and { } width ? width : throw new PdfSyntaxException("the cross-reference stream's W cannot be");

    // A kind that is left out is 1 (table 17).
    private static ObjectPlace PlaceIn(ReadOnlySpan<byte> row, ReadOnlySpan<int> width) => new(
        width[0] == 0 ? 1 : (int)Math.Min(Number(row[..width[0]]), 3),
        Number(row.Slice(width[0], width[1])),
        (int)Math.Min(Number(row[(width[0] + width[1])..]), int.MaxValue));

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        foreach (var b in bytes) value = (value << 8) | b;
        return value;
    }
}
