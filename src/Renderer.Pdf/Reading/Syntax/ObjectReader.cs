namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Reads indirect objects (7.3.10) at positions of the file.</summary>
internal sealed class ObjectReader(ReadOnlyMemory<byte> file) : IDisposable
{
    private TokenTape? _tape;

    public StreamDecoder Decoder { get; } = new(file);

    public TokenTape Tape => _tape ??= new(file, Decoder.Kept);

    /// <summary>Where the object read last ends.</summary>
    public int End { get; private set; }

    public PdfLexer LexerAt(int position) => position > 0 && position < file.Length
        ? new(file.Span, position)
        : throw new PdfSyntaxException($"the cross-reference entry leads to {position}, out of the file");

    /// <summary>A value that is not an object of its own.</summary>
    /// <exception cref="PdfSyntaxException">There is none.</exception>
    public PdfValue Value(ref PdfLexer lexer) => new(Tape, Tape.Read(ref lexer, 0));

    /// <summary>Reads the object that begins at a position.</summary>
    /// <param name="position">Where its number stands.</param>
    /// <param name="number">The number it must have; null for any.</param>
    /// <param name="lengthOf">Finds a length that is an object of its own; null where none can be found yet.</param>
    /// <exception cref="PdfSyntaxException">There is no such object.</exception>
    public PdfValue ReadAt(int position, int? number, Func<int, int?>? lengthOf = null)
    {
        var lexer = LexerAt(position);
        var (found, generation) = (lexer.TakeUnsigned($"at {position} the object's number"), lexer.TakeUnsigned($"at {position} the object's generation"));
        lexer.SkipSpace();
        if (!lexer.TryTake("obj"u8)) throw new PdfSyntaxException($"no object begins at {position}");
        if ((number is not null && found != number) || generation != 0) throw new PdfSyntaxException($"the cross-reference entry leads to the object {found} {generation}");
        var value = Value(ref lexer);
        lexer.SkipSpace();
        if (value.IsDictionary && lexer.TryTake("stream"u8)) TakeStream(ref lexer, value, lengthOf);
        lexer.SkipSpace();
        if (!lexer.TryTake("endobj"u8)) throw new PdfSyntaxException("the keyword endobj is missing");
        End = lexer.Position;
        return value;
    }

    public void Dispose()
    {
        _tape?.Dispose();
        Decoder.Decryption?.Dispose();
        Decoder.Dispose();
    }

    private void TakeStream(ref PdfLexer lexer, PdfValue dictionary, Func<int, int?>? lengthOf)
    {
        // 7.3.8.1: a carriage return alone does not end the keyword's line.
        if (!lexer.TryTake("\r\n"u8) && !lexer.TryTake("\n"u8)) throw new PdfSyntaxException("no end of line follows the keyword stream");
        var (start, length) = (lexer.Position, dictionary["Length"u8]);
        var bytes = length.Integer ?? (length.Reference > 0 ? lengthOf?.Invoke(length.Reference) : null);
        if (bytes is not { } count || count < 0 || count > file.Length - start) throw new PdfSyntaxException("the stream's Length is missing or leads out of the file");
        Tape.EndStream(dictionary.Place, start, count);
        lexer.Position = start + count;
        lexer.SkipSpace();
        if (!lexer.TryTake("endstream"u8)) throw new PdfSyntaxException("the keyword endstream does not follow the stream's Length bytes");
    }
}
