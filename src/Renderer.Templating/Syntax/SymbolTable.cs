using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

/// <summary>A global name of a template set, resolved to a slot when the set is parsed.</summary>
/// <param name="Name">The name.</param>
/// <param name="Slot">Index into the globals, or -1 for a name that only evaluated text uses.</param>
/// <param name="BuiltIn">What the name means when neither data nor template set it.</param>
internal sealed record Symbol(string Name, int Slot, Value BuiltIn);

/// <summary>The global names of a set: grows while the set is parsed, then is only read.</summary>
internal sealed class SymbolTable(IReadOnlyDictionary<string, Value> builtIns)
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _memberNames = new(StringComparer.Ordinal);
    private bool _isFrozen;

    public int Count => _symbols.Count;

    public IReadOnlyDictionary<string, Value> BuiltIns { get; } = builtIns;

    public IEnumerable<Symbol> All => _symbols.Values;

    public Symbol this[string name]
    {
        get
        {
            if (_symbols.TryGetValue(name, out var symbol))
            {
                return symbol;
            }

            symbol = new Symbol(name, _isFrozen ? -1 : _symbols.Count, BuiltIns.GetValueOrDefault(name));
            if (!_isFrozen)
            {
                _symbols.Add(name, symbol);
            }

            return symbol;
        }
    }

    /// <summary>A member's name, as one and the same string wherever the set mentions it: found by reference, objects need not compare it.</summary>
    public string MemberName(string name)
    {
        if (_memberNames.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_isFrozen)
        {
            _memberNames.Add(name, name);
        }

        return name;
    }

    public bool TryGet(string name, out Symbol? symbol) => _symbols.TryGetValue(name, out symbol);

    /// <summary>Ends growth: from here any number of threads read.</summary>
    public void Freeze() => _isFrozen = true;
}
