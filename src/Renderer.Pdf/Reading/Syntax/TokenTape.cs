using System.Buffers;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>The objects of a file as one row of tokens: a container is followed by what is in it, a name by the value it is the key of.</summary>
internal sealed class TokenTape(ReadOnlyMemory<byte> file, ByteArena unpacked) : IDisposable
{
    // A report nests ten deep; files made to overflow the stack, thousands.
    private const int DeepestNesting = 100;

    private readonly OpenContainer[] _open = new OpenContainer[DeepestNesting];
    private PdfToken[] _tokens = ArrayPool<PdfToken>.Shared.Rent(8192);
    private int _depth;

    public int Count { get; private set; }

    public ReadOnlySpan<PdfToken> Tokens => _tokens.AsSpan(0, Count);

    public PdfToken this[int index] => _tokens[index];

    /// <summary>What stands in the file at a token, as it is written.</summary>
    public ReadOnlySpan<byte> Written(PdfToken token) =>
        token.Start >= 0 ? file.Span.Slice(token.Start, token.Extent) : unpacked.Slice(~token.Start, token.Extent);

    /// <summary>Where the token after a value is.</summary>
    public int After(int index)
    {
        var token = _tokens[index];
        return token.Kind switch
        {
            PdfKind.Stream => index + token.Extent + 2,
            PdfKind.Array or PdfKind.Dictionary => index + token.Extent + 1,
            _ => index + 1,
        };
    }

    /// <summary>Reads an object and returns its place.</summary>
    /// <param name="lexer">Stands before it, and behind it afterwards.</param>
    /// <param name="origin">Where the lexer's bytes begin: in the file, or, as complement, among the unpacked.</param>
    /// <exception cref="PdfSyntaxException">There is none.</exception>
    public int Read(ref PdfLexer lexer, int origin)
    {
        var first = Count;
        _depth = 0;
        do
        {
            var token = lexer.Next();
            switch (token.Kind)
            {
                case PdfKind.Array or PdfKind.Dictionary:
                    Open(token.Kind);
                    break;
                case PdfKind.ArrayEnd or PdfKind.DictionaryEnd:
                    Close(token.Kind);
                    break;
                case PdfKind.Integer when token.Extent > 0 && lexer.TryTakeReference():
                    Add(new(PdfKind.Reference, 0, token.Extent));
                    break;
                case PdfKind.Keyword:
                    Add(Word(Placed(token, origin)));
                    break;
                case PdfKind.End:
                    throw new PdfSyntaxException("the object does not end");
                default:
                    Add(Placed(token, origin));
                    break;
            }
        }
        while (_depth > 0);
        return first;
    }

    /// <summary>Makes the dictionary read last one that describes bytes of the file.</summary>
    public void EndStream(int dictionary, int start, int length)
    {
        _tokens[dictionary] = _tokens[dictionary] with { Kind = PdfKind.Stream };
        Push(new(PdfKind.StreamBytes, start, length));
    }

    public void Dispose()
    {
        ArrayPool<PdfToken>.Shared.Return(_tokens);
        _tokens = [];
    }

    private void Open(PdfKind kind)
    {
        if (_depth == DeepestNesting) throw new PdfSyntaxException($"objects nest deeper than {DeepestNesting}");
        Add(new(kind, 0, 0));
        _open[_depth++] = new(Count - 1, kind == PdfKind.Dictionary);
    }

    private void Close(PdfKind end)
    {
        if (_depth == 0) throw new PdfSyntaxException("a delimiter stands where an object should");
        ref var container = ref _open[--_depth];
        ref var token = ref _tokens[container.Index];
        var isDictionary = token.Kind == PdfKind.Dictionary;
        if (isDictionary != (end == PdfKind.DictionaryEnd) || (isDictionary && !container.IsAtKey)) throw new PdfSyntaxException("an array or dictionary is closed by the wrong delimiter, or before its last value");
        token = token with { Extent = Count - container.Index - 1 };
    }

    private void Add(PdfToken token)
    {
        if (_depth > 0) Check(ref _open[_depth - 1], token);
        Push(token);
    }

    private void Push(PdfToken token)
    {
        if (Count == _tokens.Length) Grow();
        _tokens[Count++] = token;
    }

    private void Grow()
    {
        var larger = ArrayPool<PdfToken>.Shared.Rent(2 * _tokens.Length);
        _tokens.AsSpan().CopyTo(larger);
        ArrayPool<PdfToken>.Shared.Return(_tokens);
        _tokens = larger;
    }

    private void Check(ref OpenContainer container, PdfToken token)
    {
        if (_tokens[container.Index].Kind == PdfKind.Array) return;
        if (container.IsAtKey)
        {
            if (token.Kind != PdfKind.Name) throw new PdfSyntaxException("a dictionary's key is no name");
            CheckKey(ref container, Written(token));
        }

        container.IsAtKey = !container.IsAtKey;
    }

    // Only where two keys may be the same are they compared.
    private void CheckKey(ref OpenContainer container, ReadOnlySpan<byte> key)
    {
        var mark = 1ul << (key.IsEmpty ? 0 : ((key[0] * 7) + key[^1] + (key.Length << 3)) & 63);
        var isMet = (container.Keys & mark) != 0;
        container.Keys |= mark;
        if (!isMet) return;
        for (var i = container.Index + 1; i < Count; i = After(i + 1))
        {
            if (Written(_tokens[i]).SequenceEqual(key)) throw new PdfSyntaxException("a dictionary has a key twice");
        }
    }

    private static PdfToken Placed(PdfToken token, int origin) =>
        token.Kind == PdfKind.Integer ? token with { Start = 0 } : token with { Start = origin < 0 ? ~(~origin + token.Start) : token.Start };

    private PdfToken Word(PdfToken token)
    {
        var word = Written(token);
        if (word.SequenceEqual("true"u8)) return new(PdfKind.Boolean, 0, 1);
        if (word.SequenceEqual("false"u8)) return new(PdfKind.Boolean, 0, 0);
        return word.SequenceEqual("null"u8) ? default : throw new PdfSyntaxException("a keyword stands where an object should");
    }

    private record struct OpenContainer(int Index, bool IsAtKey)
    {
        /// <summary>A bit for each key met, many keys to a bit.</summary>
        public ulong Keys { get; set; }
    }
}
