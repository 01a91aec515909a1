namespace Renderer.Pdf.Reading;

/// <summary>A PDF file taken apart into its objects (7.5).</summary>
internal sealed class ParsedFile
{
    private readonly PdfValue[] _objects;
    private readonly bool[] _isUsed;

    private ParsedFile(CrossReference places)
    {
        (Trailer, _objects, _isUsed) = (places.Trailer, new PdfValue[places.Places.Length], new bool[places.Places.Length]);
    }

    public PdfDictionary Trailer { get; }

    public StreamDecoder Decoder { get; private init; } = null!;

    public NameTable Names { get; private init; } = null!;

    /// <summary>One more than the highest object number.</summary>
    public int Size => _objects.Length;

    /// <summary>The object of a number; null when there is none.</summary>
    public PdfValue this[int number] => (uint)number < (uint)_objects.Length ? _objects[number] : default;

    /// <summary>Whether the file has an object of this number, were it null.</summary>
    public bool Has(int number) => (uint)number < (uint)_isUsed.Length && _isUsed[number];

    /// <summary>What a value stands for: itself, or the object it refers to.</summary>
    public PdfValue Resolve(PdfValue value) => value.Reference == 0 ? value : this[value.Reference];

    /// <summary>The value of a key, resolved.</summary>
    public PdfValue Get(PdfDictionary? dictionary, string key) => dictionary is null ? default : Resolve(dictionary[key]);

    /// <summary>Reads a file; null when not even its cross-reference data can be read.</summary>
    public static ParsedFile? Read(ReadOnlyMemory<byte> bytes, FaultList faults)
    {
        if (!bytes.Span.StartsWith("%PDF-1."u8) && !bytes.Span.StartsWith("%PDF-2."u8)) faults.Add(0, "the file does not begin with %PDF-1. or %PDF-2.");
        var objects = new ObjectReader(bytes);
        try
        {
            var places = CrossReference.Read(bytes, StartOf(bytes.Span), objects);
            var file = new ParsedFile(places) { Names = objects.Names, Decoder = objects.Decoder };
            file.ReadPlaced(places.Places, objects, faults);
            file.ReadPacked(places.Places, objects, faults);
            return file;
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(0, fault.Message);
            return null;
        }
    }

    // 7.5.5: the last lines are startxref, a position, and the end mark.
    private static int StartOf(ReadOnlySpan<byte> file)
    {
        const int Tail = 64;
        var tail = file[Math.Max(0, file.Length - Tail)..].TrimEnd("\r\n"u8);
        var at = tail.LastIndexOf("startxref"u8);
        if (!tail.EndsWith("%%EOF"u8) || at < 0) throw new PdfSyntaxException("the file does not end with startxref and %%EOF: it is cut off, or something follows it");
        var lexer = new PdfLexer(tail, at + "startxref".Length);
        lexer.SkipSpace();
        return lexer.TryTakeDigits(out var position) ? position : throw new PdfSyntaxException("startxref gives no position");
    }

    private void ReadPlaced(ObjectPlace[] places, ObjectReader objects, FaultList faults)
    {
        var ends = new List<(long Start, int End, int Number)>();
        for (var number = 0; number < places.Length && !faults.IsFull; number++)
        {
            if (places[number].Kind != 1) continue;
            try
            {
                _isUsed[number] = true;
                _objects[number] = objects.ReadAt(places[number].Position, number);
                ends.Add((places[number].Position, objects.End, number));
            }
            catch (PdfSyntaxException fault)
            {
                faults.Add(number, fault.Message);
            }
        }

        ends.Sort();
        for (var i = 1; i < ends.Count; i++)
        {
            if (ends[i].Start < ends[i - 1].End) faults.Add(ends[i].Number, $"begins inside object {ends[i - 1].Number}");
        }
    }

    private void ReadPacked(ObjectPlace[] places, ObjectReader objects, FaultList faults)
    {
        var packed = Enumerable.Range(0, places.Length).Where(n => places[n].Kind == 2).GroupBy(n => places[n].Position);
        foreach (var group in packed.TakeWhile(_ => !faults.IsFull))
        {
            var holder = (int)Math.Min(group.Key, int.MaxValue);
            try
            {
                if (this[holder].Stream is not { } stream) throw new PdfSyntaxException($"objects are said to be in it, but it is no stream");
                var found = objects.ReadPacked(stream);
                foreach (var number in group) Take(number, places[number].Index, found, faults);
            }
            catch (PdfSyntaxException fault)
            {
                faults.Add(holder, fault.Message);
            }
        }
    }

    private void Take(int number, int index, KeyValuePair<int, PdfValue>[] found, FaultList faults)
    {
        _isUsed[number] = true;
        if (index >= found.Length || found[index].Key != number) faults.Add(number, "is not where the cross-reference entry says in its object stream");
        else _objects[number] = found[index].Value;
    }
}
