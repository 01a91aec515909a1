namespace Renderer.Pdf.Reading.Syntax;

/// <summary>An object as it was read: a place on the tape. What it is not, it answers with nothing: 0, null or no items.</summary>
internal readonly struct PdfValue(TokenTape tape, int index)
{
    private readonly TokenTape? _tape = tape;

    public int Place => index;

    public PdfKind Kind => _tape is null ? PdfKind.Null : _tape[index].Kind;

    public bool IsNull => Kind == PdfKind.Null;

    public bool IsNumber => Kind is PdfKind.Integer or PdfKind.Real;

    public bool IsString => _tape is not null && _tape[index].IsString;

    /// <summary>Whether it is a dictionary, or the one of a stream.</summary>
    public bool IsDictionary => Kind is PdfKind.Dictionary or PdfKind.Stream;

    public bool IsStream => Kind == PdfKind.Stream;

    public bool IsTrue => Kind == PdfKind.Boolean && _tape![index].Extent != 0;

    /// <summary>An integer's value; null for all else.</summary>
    public int? Integer => Kind == PdfKind.Integer ? _tape![index].Extent : null;

    /// <summary>A number's value; 0 for all else.</summary>
    public double Number => Kind switch { PdfKind.Integer => _tape![index].Extent, PdfKind.Real => Real(), _ => 0 };

    /// <summary>The number of the object referred to; 0, which no object has, for all else.</summary>
    public int Reference => Kind == PdfKind.Reference ? _tape![index].Extent : 0;

    /// <summary>A name's bytes, as they are written; none for all else.</summary>
    public ReadOnlySpan<byte> Name => Kind == PdfKind.Name ? _tape!.Written(_tape[index]) : default;

    /// <summary>What a string stands for, as it is in the file.</summary>
    public byte[] Bytes
    {
        get
        {
            if (!IsString) return [];
            var written = _tape!.Written(_tape[index]);
            var bytes = new byte[written.Length];
            return bytes[..PdfStrings.Read(Kind, written, bytes)];
        }
    }

    /// <summary>Whether the file has it outside of its packed objects.</summary>
    public bool IsInFile => _tape is not null && _tape[index].Start >= 0;

    /// <summary>Where a stream's bytes are in the file.</summary>
    public PdfToken StreamBytes => IsStream ? _tape![index + 1 + _tape[index].Extent] : default;

    /// <summary>The items of an array.</summary>
    public ValueList Items => Kind == PdfKind.Array ? new(_tape!, index + 1, index + 1 + _tape![index].Extent) : default;

    /// <summary>The keys and values of a dictionary, in turn.</summary>
    public ValueList Entries => IsDictionary ? new(_tape!, index + 1, index + 1 + _tape![index].Extent) : default;

    /// <summary>The value of a key; null, as the standard has it, when it is absent.</summary>
    public PdfValue this[ReadOnlySpan<byte> key]
    {
        get
        {
            if (!IsDictionary) return default;
            var end = index + 1 + _tape![index].Extent;
            for (var i = index + 1; i < end; i = _tape.After(i + 1))
            {
                if (_tape.Written(_tape[i]).SequenceEqual(key)) return new(_tape, i + 1);
            }

            return default;
        }
    }

    public bool IsName(ReadOnlySpan<byte> name) => Kind == PdfKind.Name && Name.SequenceEqual(name);

    private double Real()
    {
        var lexer = new PdfLexer(_tape!.Written(_tape[index]), 0);
        lexer.Next();
        return lexer.Number;
    }
}

/// <summary>Values that follow each other on a tape.</summary>
internal readonly struct ValueList(TokenTape tape, int start, int end)
{
    /// <summary>How many; counted anew each time.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this) count++;
            return count;
        }
    }

    /// <summary>The value of this index; null behind the last.</summary>
    public PdfValue this[int index]
    {
        get
        {
            foreach (var value in this)
            {
                if (index-- == 0) return value;
            }

            return default;
        }
    }

    public Walk GetEnumerator() => new(tape, start, end);

    /// <summary>Goes from value to value.</summary>
    public struct Walk(TokenTape tape, int start, int end)
    {
        private int _at = -1;

        public readonly PdfValue Current => new(tape, _at);

        public bool MoveNext()
        {
            _at = _at < 0 ? start : tape.After(_at);
            return _at < end;
        }
    }
}
