namespace Renderer.Pdf.Deflate;

/// <summary>Finds the copies that make an input shortest: every way to code it is weighed in bits, from its end to its beginning.</summary>
/// <remarks>What a symbol costs depends on how often it is chosen, so the weighing is repeated with the codes that came of it.</remarks>
internal sealed class CheapestMatchFinder : IMatchFinder
{
    // A third brings less than a thousandth.
    private const int Weighings = 2;

    private readonly MatchChains _chains = new();
    private readonly SymbolCosts _costs = new();
    private readonly Tokens _draft = new();
    private readonly BlockCode _code = BlockCode.Create();
    private int[] _bits = new int[1024];
    private FoundMatch[] _steps = new FoundMatch[1024];

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<byte> bytes, int start, Tokens tokens)
    {
        _chains.Find(bytes, start);
        var input = bytes[start..];
        _costs.Take(BlockCode.Fixed);
        for (var weighing = 1; weighing < Weighings; weighing++)
        {
            Weigh(input);
            _draft.Clear();
            Take(input, _draft);
            _code.Build(_draft);
            _costs.Take(_code);
        }
        Weigh(input);
        Take(input, tokens);
    }

    /// <summary>Tokens for an input that stands alone and is written in a code that is fixed already.</summary>
    public void Tokenize(ReadOnlySpan<byte> input, BlockCode code, Tokens tokens)
    {
        _chains.Find(input, 0);
        _costs.Take(code);
        Weigh(input);
        Take(input, tokens);
    }

    // By position, the bits that the input takes from there on, and the step that gets away with so few.
    private void Weigh(ReadOnlySpan<byte> input)
    {
        if (_steps.Length < input.Length)
            (_bits, _steps) = (new int[Math.Max(2 * _bits.Length, input.Length + 1)], new FoundMatch[Math.Max(2 * _steps.Length, input.Length)]);
        _bits[input.Length] = 0;
        for (var at = input.Length - 1; at >= 0; at--)
        {
            var (least, step) = (_costs.OfLiteral(input[at]) + _bits[at + 1], default(FoundMatch));
            var length = DeflateTables.MinimumMatch;
            foreach (var match in _chains.At(at))
            {
                var distance = _costs.OfDistance(match.Back + 1);
                for (; length <= match.Length; length++)
                {
                    var bits = distance + _costs.OfLength(length) + _bits[at + length];
                    if (bits < least)
                        (least, step) = (bits, match with { Length = (ushort)length });
                }
            }
            (_bits[at], _steps[at]) = (least, step);
        }
    }

    private void Take(ReadOnlySpan<byte> input, Tokens tokens)
    {
        var literals = 0;
        for (var at = 0; at < input.Length;)
        {
            var step = _steps[at];
            if (step.Length == 0)
            {
                at++;
                continue;
            }
            tokens.Add(at - literals, step.Length, step.Back + 1);
            literals = at += step.Length;
        }
        tokens.CountLiterals(input);
    }
}
