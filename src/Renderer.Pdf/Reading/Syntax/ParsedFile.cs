using System.Buffers;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>A PDF file taken apart into its objects (7.5).</summary>
internal sealed class ParsedFile : IDisposable
{
    private readonly ObjectReader _objects;
    private readonly CrossReference _places;
    private readonly FaultList _faults;
    private int[] _starts;

    private ParsedFile(ObjectReader objects, CrossReference places, FaultList faults)
    {
        (_objects, _places, _faults) = (objects, places, faults);
        _starts = ArrayPool<int>.Shared.Rent(places.Size);
        _starts.AsSpan(0, places.Size).Fill(-1);
    }

    public PdfValue Trailer => _places.Trailer;

    /// <summary>The catalog.</summary>
    public PdfValue Root => Resolve(Trailer["Root"u8]);

    public StreamDecoder Decoder => _objects.Decoder;

    public TokenTape Tape => _objects.Tape;

    /// <summary>One more than the highest object number.</summary>
    public int Size => _places.Size;

    /// <summary>The object of a number; null when there is none.</summary>
    public PdfValue this[int number] => (uint)number < (uint)Size && _starts[number] >= 0 ? new(Tape, _starts[number]) : default;

    /// <summary>Whether the file says that it has an object of this number, were it null.</summary>
    public bool Has(int number) => (uint)number < (uint)Size && _places.Places[number].Kind is 1 or 2;

    /// <summary>What a value stands for: itself, or the object it refers to.</summary>
    public PdfValue Resolve(PdfValue value) => value.Reference == 0 ? value : this[value.Reference];

    /// <summary>The value of a key, resolved.</summary>
    public PdfValue Get(PdfValue dictionary, ReadOnlySpan<byte> key) => Resolve(dictionary[key]);

    /// <summary>A string's bytes, decrypted in a file that is encrypted.</summary>
    public byte[] BytesOf(PdfValue text) => Decoder.Decryption is { } key && text.IsInFile ? key.String(text.Bytes) : text.Bytes;

    /// <summary>Reads a file; null when not even its cross-reference data can be read.</summary>
    public static ParsedFile? Read(ReadOnlyMemory<byte> bytes, string password, FaultList faults)
    {
        if (!bytes.Span.StartsWith("%PDF-1."u8) && !bytes.Span.StartsWith("%PDF-2."u8)) faults.Add(0, "the file does not begin with %PDF-1. or %PDF-2.");
        var objects = new ObjectReader(bytes);
        ParsedFile? file = null;
        try
        {
            var start = StartOf(bytes.Span);
            file = new ParsedFile(objects, CrossReference.Read(start, objects), faults);
            file.ReadPlaced(new FileCoverage(bytes, start, file._places.End));
            if (file.Get(file.Trailer, "Encrypt"u8) is { IsDictionary: true } encryption) file.Decoder.Decryption = Decryption.Open(encryption, password);
            file.ReadPacked();
            return file;
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(0, fault.Message);
            if (file is null) objects.Dispose();
            else file.Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        _starts = [];
        _places.Dispose();
        _objects.Dispose();
    }

    // 7.5.5: the last lines are startxref, a position, and the end mark.
    private static int StartOf(ReadOnlySpan<byte> file)
    {
        const int Tail = 64;
        var tail = file[Math.Max(0, file.Length - Tail)..].TrimEnd("\r\n"u8);
        var at = tail.LastIndexOf("startxref"u8);
        if (!tail.EndsWith("%%EOF"u8) || at < 0) throw new PdfSyntaxException("the file does not end with startxref and %%EOF: it is cut off, or something follows it");
        var lexer = new PdfLexer(tail, at + "startxref".Length);
        var position = lexer.TakeUnsigned("the position after startxref");
        lexer.SkipSpace();
        return lexer.Position == tail.Length ? position : throw new PdfSyntaxException("something stands between startxref and %%EOF");
    }

    private void ReadPlaced(FileCoverage coverage)
    {
        for (var number = 1; number < Size && !_faults.IsFull; number++)
        {
            if (_places.Places[number] is not { Kind: 1 } place) continue;
            try
            {
                _starts[number] = _objects.ReadAt(place.Position, number, LengthOf).Place;
                coverage.Add(new(place.Position, _objects.End, number));
            }
            catch (PdfSyntaxException fault)
            {
                _faults.Add(number, fault.Message);
            }
        }

        coverage.Check(_faults);
    }

    private int? LengthOf(int number)
    {
        if ((uint)number >= (uint)Size || _places.Places[number] is not { Kind: 1 } place) return null;
        var lexer = _objects.LexerAt(place.Position);
        lexer.Next();
        lexer.Next();
        lexer.SkipSpace();
        return lexer.TryTake("obj"u8) && lexer.Next() is { Kind: PdfKind.Integer } length ? length.Extent : null;
    }

    private void ReadPacked()
    {
        var (opened, damaged) = (new HashSet<int>(), new HashSet<int>());
        for (var number = 1; number < Size && !_faults.IsFull; number++)
        {
            if (_places.Places[number] is not { Kind: 2 } place || _starts[number] >= 0) continue;
            var holder = place.Position;
            try
            {
                if (opened.Add(holder)) ReadPacked(holder, this[holder]);
                if (_starts[number] < 0 && !damaged.Contains(holder)) _faults.Add(number, "is not where the cross-reference entry says in its object stream");
            }
            catch (PdfSyntaxException fault)
            {
                damaged.Add(holder);
                _faults.Add(holder, fault.Message);
            }
        }
    }

    private void ReadPacked(int holder, PdfValue stream)
    {
        if (!stream.IsStream || !stream["Type"u8].IsName("ObjStm"u8) || stream["N"u8].Integer is not { } count || stream["First"u8].Integer is not { } first)
            throw new PdfSyntaxException("it is no object stream, though objects are said to be in it");
        var bytes = Decoder.Decode(stream, Decoder.Kept);
        // A number, a space, an offset and a space take four bytes.
        if (count < 0 || count > (bytes.Length + 3) / 4 || first < 0 || first > bytes.Length) throw new PdfSyntaxException("the object stream's N or First cannot be");
        var origin = ~(Decoder.Kept.Length - bytes.Length);
        var index = new PdfLexer(bytes[..first], 0);
        var body = new PdfLexer(bytes, first);
        for (var i = 0; i < count; i++)
        {
            var (number, offset) = (index.TakeUnsigned("a number in the object stream"), index.TakeUnsigned("an offset in the object stream"));
            body.SkipSpace();
            if (offset > bytes.Length - first || (i > 0 && body.Position > first + offset)) throw new PdfSyntaxException($"the offset of object {number} leads out of the object stream, or into another object");
            body.Position = first + offset;
            var start = Tape.Read(ref body, origin);
            if (!Has(number) || _places.Places[number] != new ObjectPlace(2, holder, i)) _faults.Add(number, "is not where the cross-reference entry says in its object stream");
            else _starts[number] = start;
        }

        body.SkipSpace();
        if (count > 0 && body.Position != bytes.Length) throw new PdfSyntaxException("something follows the objects of the object stream");
    }
}
