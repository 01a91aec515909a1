namespace Renderer.Pdf.Reading;

/// <summary>Objects out of characters (7.3).</summary>
internal ref struct PdfParser(ReadOnlyMemory<byte> bytes, int position, NameTable names)
{
    // A report nests ten deep; files made to overflow the stack, thousands.
    private const int DeepestNesting = 100;

    // begincodespacerange has 19.
    private const int LongestWord = 32;

    private readonly ReadOnlyMemory<byte> _bytes = bytes;
    private PdfLexer _lexer = new(bytes.Span, position);
    private int _depth;

    /// <summary>References are read; content streams have none (7.8.2).</summary>
    public bool ReadsReferences { get; init; } = true;

    public readonly int Position => _lexer.Position;

    /// <summary>Skips white space and says whether anything is left.</summary>
    public bool HasMore()
    {
        _lexer.SkipSpace();
        return !_lexer.IsAtEnd;
    }

    /// <summary>Whether a keyword comes next; it is passed when it does.</summary>
    public bool TryTake(ReadOnlySpan<byte> keyword)
    {
        _lexer.SkipSpace();
        return _lexer.TryTake(keyword);
    }

    /// <exception cref="PdfSyntaxException">Something else comes next.</exception>
    public int TakeUnsigned(string what)
    {
        _lexer.SkipSpace();
        return _lexer.TryTakeDigits(out var value) ? value : throw new PdfSyntaxException($"{what} is missing");
    }

    /// <summary>Whether an object comes next, and not a keyword.</summary>
    public readonly bool IsAtValue => !_lexer.IsAtEnd && ((char)_lexer.Current is '/' or '(' or '<' or '[' or '+' or '-' or '.' || char.IsAsciiDigit((char)_lexer.Current));

    /// <summary>A keyword or an operator.</summary>
    public string TakeKeyword()
    {
        _lexer.SkipSpace();
        var word = _lexer.TakeRegular();
        return word.Length is > 0 and <= LongestWord ? names.Of(word) : throw new PdfSyntaxException("a delimiter stands where an object should");
    }

    /// <summary>One object, without what makes it an indirect one.</summary>
    /// <exception cref="PdfSyntaxException">There is none.</exception>
    public PdfValue TakeValue()
    {
        _lexer.SkipSpace();
        switch (_lexer.Current)
        {
            case (byte)'/':
                return PdfValue.OfName(names.Of(_lexer.TakeName()));
            case (byte)'(':
                return PdfValue.OfString(_lexer.TakeLiteral());
            case (byte)'<' when _lexer.Following == '<':
                return PdfValue.OfDictionary(Nested(isArray: false).Dictionary!);
            case (byte)'<':
                return PdfValue.OfString(_lexer.TakeHexadecimal());
            case (byte)'[':
                return Nested(isArray: true);
            case >= (byte)'0' and <= (byte)'9':
                return ReadsReferences && TryTakeReference(out var reference) ? reference : _lexer.TakeNumber();
            case (byte)'+' or (byte)'-' or (byte)'.':
                return _lexer.TakeNumber();
            default:
                return TakeWord();
        }
    }

    /// <summary>The bytes of a stream whose dictionary was read last, if there is one.</summary>
    public PdfValue TakeStream(PdfDictionary dictionary, Func<PdfValue, int?> lengthOf)
    {
        if (!TryTake("stream"u8)) return PdfValue.OfDictionary(dictionary);
        // 7.3.8.1: a carriage return alone does not end the keyword's line.
        if (!_lexer.TryTake("\r\n"u8) && !_lexer.TryTake("\n"u8)) throw new PdfSyntaxException("no end of line follows the keyword stream");
        var (start, length) = (_lexer.Position, lengthOf(dictionary["Length"]));
        if (length is not { } bytes || bytes < 0 || bytes > _bytes.Length - start) throw new PdfSyntaxException("the stream's Length is missing or leads out of the file");
        _lexer.Position = start + bytes;
        if (!TryTake("endstream"u8)) throw new PdfSyntaxException("the keyword endstream does not follow the stream's Length bytes");
        return PdfValue.OfStream(new(dictionary, _bytes.Slice(start, bytes)));
    }

    private PdfValue Nested(bool isArray)
    {
        if (++_depth > DeepestNesting) throw new PdfSyntaxException($"objects nest deeper than {DeepestNesting}");
        var value = isArray ? TakeArray() : PdfValue.OfDictionary(TakeDictionary());
        _depth--;
        return value;
    }

    private PdfValue TakeArray()
    {
        _lexer.Position++;
        var items = new List<PdfValue>();
        while (!TryTake("]"u8)) items.Add(TakeValue());
        return PdfValue.Array([.. items]);
    }

    private PdfDictionary TakeDictionary()
    {
        _lexer.Position += 2;
        var entries = new List<KeyValuePair<string, PdfValue>>();
        while (!TryTake(">>"u8))
        {
            if (TakeValue().Name is not { } key) throw new PdfSyntaxException("a dictionary's key is no name");
            entries.Add(new(key, TakeValue()));
        }

        if (HasSame(entries)) throw new PdfSyntaxException("a dictionary has a key twice");
        return new([.. entries]);
    }

    private static bool HasSame(List<KeyValuePair<string, PdfValue>> entries)
    {
        if (entries.Count > 32) return entries.DistinctBy(e => e.Key).Count() < entries.Count;
        for (var i = 1; i < entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].Key == entries[j].Key) return true;
            }
        }

        return false;
    }

    private bool TryTakeReference(out PdfValue reference)
    {
        var start = _lexer.Position;
        reference = default;
        if (_lexer.TryTakeDigits(out var number) && (_lexer.Current is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            _lexer.SkipSpace();
            if (_lexer.TryTakeDigits(out _) && TryTake("R"u8) && number > 0)
            {
                reference = PdfValue.ReferenceTo(number);
                return true;
            }
        }

        _lexer.Position = start;
        return false;
    }

    private PdfValue TakeWord() => TakeKeyword() switch
    {
        "true" => PdfValue.Boolean(true),
        "false" => PdfValue.Boolean(false),
        "null" => default,
        _ => throw new PdfSyntaxException("a keyword stands where an object should"),
    };
}
