using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Content;

/// <summary>The operands that stand before an operator (7.8.2).</summary>
internal sealed class Operands
{
    // The longest, Tm and cm, take six; a dash pattern is one array.
    private const int Most = 16;

    // A line of text in pieces.
    private const int MostItems = 1 << 16;

    private readonly PdfToken[] _tokens = new PdfToken[Most];
    private readonly double[] _numbers = new double[Most];
    private readonly List<PdfToken> _items = [];
    private readonly List<double> _itemNumbers = [];
    private int _numeric;

    public int Count { get; private set; }

    /// <summary>The numbers, if all are.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>What stands in the array; a content stream's operators take no more than one.</summary>
    public List<PdfToken> Items => _items;

    /// <summary>The identifier that a property list gives (MCID); -1 for none.</summary>
    public int Identifier { get; private set; } = -1;

    /// <summary>Whether a property list says that this is a watermark.</summary>
    public bool IsWatermark { get; private set; }

    public PdfToken this[int index] => _tokens[index];

    public void Clear() => (Count, _numeric, Identifier, IsWatermark) = (0, 0, -1, false);

    /// <summary>Whether there are so many, and all numbers.</summary>
    public bool AreNumbers(int count) => Count == count && _numeric == count;

    /// <summary>Whether there is one, of this kind.</summary>
    public bool IsOne(PdfKind kind) => Count == 1 && _tokens[0].Kind == kind;

    /// <summary>A number of the array.</summary>
    public double ItemNumber(int index) => _itemNumbers[index];

    /// <summary>Takes an operand whose first word was read.</summary>
    /// <exception cref="PdfSyntaxException">There are too many, or it does not end.</exception>
    public void Take(PdfToken token, ref PdfLexer lexer, ReadOnlySpan<byte> content)
    {
        if (Count == Most) throw new PdfSyntaxException($"more than {Most} operands stand before an operator");
        if (token.IsNumber)
        {
            _numbers[Count] = lexer.Number;
            _numeric++;
        }
        else if (token.Kind == PdfKind.Array) TakeArray(ref lexer);
        else if (token.Kind == PdfKind.Dictionary) TakeProperties(ref lexer, content);
        _tokens[Count++] = token;
    }

    private void TakeArray(ref PdfLexer lexer)
    {
        _items.Clear();
        _itemNumbers.Clear();
        while (lexer.Next() is { Kind: not PdfKind.ArrayEnd } item)
        {
            if ((!item.IsNumber && !item.IsString) || _items.Count == MostItems) throw new PdfSyntaxException("an array among the operands holds something that is neither number nor string, or does not end");
            _items.Add(item);
            _itemNumbers.Add(lexer.Number);
        }
    }

    private void TakeProperties(ref PdfLexer lexer, ReadOnlySpan<byte> content)
    {
        var (depth, isIdentifier) = (1, false);
        while (depth > 0)
        {
            var token = lexer.Next();
            depth += token.Kind switch { PdfKind.Dictionary or PdfKind.Array => 1, PdfKind.DictionaryEnd or PdfKind.ArrayEnd => -1, _ => 0 };
            if (token.Kind is PdfKind.End or PdfKind.Keyword) throw new PdfSyntaxException("a property list does not end");
            if (isIdentifier && token.Kind == PdfKind.Integer) Identifier = token.Extent;
            var name = token.Kind == PdfKind.Name ? content.Slice(token.Start, token.Extent) : default;
            isIdentifier = depth == 1 && name.SequenceEqual("MCID"u8);
            IsWatermark |= name.SequenceEqual("Watermark"u8);
        }
    }
}
