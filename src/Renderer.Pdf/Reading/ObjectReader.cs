namespace Renderer.Pdf.Reading;

/// <summary>Reads indirect objects (7.3.10) at positions of the file and out of object streams (7.5.7).</summary>
internal sealed class ObjectReader(ReadOnlyMemory<byte> file)
{
    /// <summary>The file's names.</summary>
    public NameTable Names { get; } = new();

    public StreamDecoder Decoder { get; } = new(file.Length);

    /// <summary>Where the object read last ends.</summary>
    public int End { get; private set; }

    /// <summary>Reads the object that begins at a position.</summary>
    /// <param name="position">Where its number stands.</param>
    /// <param name="number">The number it must have; null for any.</param>
    /// <exception cref="PdfSyntaxException">There is no such object.</exception>
    public PdfValue ReadAt(long position, int? number)
    {
        if (position <= 0 || position >= file.Length) throw new PdfSyntaxException($"the cross-reference entry leads to {position}, out of the file");
        var parser = new PdfParser(file, (int)position, Names);
        var (found, generation) = (parser.TakeUnsigned($"at {position} the object's number"), parser.TakeUnsigned($"at {position} the object's generation"));
        if (!parser.TryTake("obj"u8)) throw new PdfSyntaxException($"no object begins at {position}");
        if ((number is not null && found != number) || generation != 0) throw new PdfSyntaxException($"the cross-reference entry leads to the object {found} {generation}");
        var value = parser.TakeValue();
        if (value is { Kind: PdfKind.Dictionary, Dictionary: { } dictionary }) value = parser.TakeStream(dictionary, LengthOf);
        if (!parser.TryTake("endobj"u8)) throw new PdfSyntaxException("the keyword endobj is missing");
        End = parser.Position;
        return value;
    }

    /// <summary>Reads an object stream: the objects, with their numbers.</summary>
    /// <exception cref="PdfSyntaxException">It is none, or damaged.</exception>
    public KeyValuePair<int, PdfValue>[] ReadPacked(PdfStream stream)
    {
        if (stream.Dictionary["Type"].Name != "ObjStm" || stream.Dictionary["N"].Integer is not { } count || stream.Dictionary["First"].Integer is not { } first)
            throw new PdfSyntaxException("it is no object stream, though objects are said to be in it");
        var bytes = Decoder.Decode(stream);
        // A number, a space, an offset and a space take four bytes.
        if (count < 0 || count > (bytes.Length + 3) / 4 || first < 0 || first > bytes.Length) throw new PdfSyntaxException("the object stream's N or First cannot be");
        var index = new PdfParser(bytes, 0, Names);
        var objects = new KeyValuePair<int, PdfValue>[count];
        for (var i = 0; i < count; i++)
        {
            var (number, offset) = (index.TakeUnsigned("a number in the object stream"), index.TakeUnsigned("an offset in the object stream"));
            if (offset > bytes.Length - first) throw new PdfSyntaxException($"the offset of object {number} leads out of the object stream");
            objects[i] = new(number, new PdfParser(bytes, first + offset, Names).TakeValue());
        }

        return objects;
    }

    // Our own files say the length at once; others may keep it in an object of its own, which is not followed.
    private static int? LengthOf(PdfValue length) => length.Integer;
}
