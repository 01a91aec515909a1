using System.Buffers;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Where an object lies.</summary>
/// <param name="Kind">0 free, 1 at a position of the file, 2 in an object stream.</param>
/// <param name="Position">The position, or the object stream's number.</param>
/// <param name="Index">Generation, or the index in the object stream.</param>
internal readonly record struct ObjectPlace(int Kind, int Position, int Index);

/// <summary>The cross-reference data (7.5.4, 7.5.8): where each object lies, and the trailer.</summary>
internal sealed class CrossReference : IDisposable
{
    // Annex C.2 of ISO 32000-1.
    private const int MostObjects = 8_388_607;

    private ObjectPlace[] _places;

    private CrossReference(int size, PdfValue trailer) => (_places, Size, Trailer) = (ArrayPool<ObjectPlace>.Shared.Rent(size), size, trailer);

    /// <summary>One more than the highest object number.</summary>
    public int Size { get; }

    public PdfValue Trailer { get; private set; }

    /// <summary>Where the data itself ends in the file.</summary>
    public int End { get; private set; }

    public ReadOnlySpan<ObjectPlace> Places => _places.AsSpan(0, Size);

    /// <summary>Reads it.</summary>
    /// <exception cref="PdfSyntaxException">It cannot be read.</exception>
    public static CrossReference Read(int position, ObjectReader objects)
    {
        var lexer = objects.LexerAt(position);
        lexer.SkipSpace();
        var result = lexer.TryTake("xref"u8) ? ReadTable(ref lexer, objects) : ReadStream(objects.ReadAt(position, number: null), objects);
        var fault = !result.Trailer["Prev"u8].IsNull ? "not read: the file was revised or made for viewing page by page (Prev); only files in one piece are read"
            : result.Trailer["Size"u8].Integer != result.Size ? $"the trailer's Size is not {result.Size}, the number of cross-reference entries" : null;
        if (fault is null) return result;
        result.Dispose();
        throw new PdfSyntaxException(fault);
    }

    public void Dispose()
    {
        ArrayPool<ObjectPlace>.Shared.Return(_places);
        _places = [];
    }

    private static CrossReference ReadTable(ref PdfLexer lexer, ObjectReader objects)
    {
        var places = new List<ObjectPlace>();
        lexer.SkipSpace();
        while (!lexer.TryTake("trailer"u8))
        {
            var (first, count) = (lexer.TakeUnsigned("the first number of a section"), lexer.TakeUnsigned("the length of a section"));
            if (first != places.Count) throw new PdfSyntaxException("the sections leave objects out");
            for (var i = 0; i < count; i++) places.Add(TakeRow(ref lexer));
            lexer.SkipSpace();
        }

        var trailer = objects.Value(ref lexer);
        if (!trailer.IsDictionary) throw new PdfSyntaxException("the trailer is no dictionary");
        var result = new CrossReference(places.Count, trailer) { End = lexer.Position };
        places.CopyTo(result._places);
        return result;
    }

    // 7.5.4: twenty bytes, ten digits, a space, five digits, a space, a letter.
    private static ObjectPlace TakeRow(ref PdfLexer lexer)
    {
        lexer.SkipSpace();
        var start = lexer.Position;
        var (position, afterPosition) = (lexer.TakeUnsigned("the offset of a cross-reference entry"), lexer.Position);
        var generation = lexer.TakeUnsigned("the generation of a cross-reference entry");
        if (afterPosition - start != 10 || lexer.Position - afterPosition != 6) throw new PdfSyntaxException("the offset of a cross-reference entry has not ten digits, or its generation not five");
        lexer.SkipSpace();
        return lexer.TryTake("n"u8) ? new(1, position, generation) : lexer.TryTake("f"u8) ? new(0, position, generation) : throw new PdfSyntaxException("a cross-reference entry is neither used nor free");
    }

    private static CrossReference ReadStream(PdfValue stream, ObjectReader objects)
    {
        if (!stream.IsStream || !stream["Type"u8].IsName("XRef"u8)) throw new PdfSyntaxException("startxref leads to no cross-reference data");
        var start = objects.Decoder.Passing.Length;
        var rows = objects.Decoder.Decode(stream, objects.Decoder.Passing);
        var widths = stream["W"u8].Items;
        if (widths.Count != 3) throw new PdfSyntaxException("the cross-reference stream's W has not three numbers");
        var columns = new Columns(Width(widths[0]), Width(widths[1]), Width(widths[2]));
        if (columns.Row == 0 || rows.Length % columns.Row != 0 || rows.Length / columns.Row > MostObjects) throw new PdfSyntaxException("the cross-reference stream is no whole number of entries");
        if (stream["Index"u8] is { IsNull: false } index && (index.Items.Count != 2 || index.Items[0].Integer != 0)) throw new PdfSyntaxException("not read: the cross-reference stream leaves objects out (Index)");
        var result = new CrossReference(rows.Length / columns.Row, stream) { End = objects.End };
        for (var i = 0; i < result.Size; i++) result._places[i] = columns.Place(rows.Slice(i * columns.Row, columns.Row));
        objects.Decoder.Passing.Length = start;
        return result;
    }

    private static int Width(PdfValue value) => value.Integer is >= 0 and <= 7 and { } width ? width : throw new PdfSyntaxException("the cross-reference stream's W cannot be");

    private readonly record struct Columns(int Kind, int Position, int Index)
    {
        public int Row => Kind + Position + Index;

        // A kind that is left out is 1 (table 17).
        public ObjectPlace Place(ReadOnlySpan<byte> row) => new(
            Kind == 0 ? 1 : (int)Math.Min(Number(row[..Kind]), 3),
            (int)Math.Min(Number(row.Slice(Kind, Position)), int.MaxValue),
            (int)Math.Min(Number(row[(Kind + Position)..]), int.MaxValue));

        private static long Number(ReadOnlySpan<byte> bytes)
        {
            var value = 0L;
            foreach (var b in bytes) value = (value << 8) | b;
            return value;
        }
    }
}
