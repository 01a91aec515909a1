using System.Text.Json;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>The outermost variables of one render: the data and what the template sets. Names the templates mention have slots.</summary>
internal sealed class Globals : TemplateObject
{
    private readonly SymbolTable _symbols;
    private readonly ShapeTable _shapes;
    private readonly RenderScope _data;
    private readonly Value[] _slots;
    private readonly ScriptObject _others = new();
    private HashSet<string>? _readOnly;

    public Globals(TemplateProgram program, RenderScope data)
    {
        var symbols = program.Symbols;
        _symbols = symbols;
        _shapes = program.Shapes;
        _data = data;
        _slots = new Value[symbols.Count];
        foreach (var (name, json) in data.Globals)
        {
            if (symbols.TryGet(name, out var symbol))
            {
                _slots[symbol!.Slot] = JsonValue.Read(json, _shapes);
            }
        }
    }

    public override int Count => Names.Count();

    public override IEnumerable<string> Names
    {
        get
        {
            var set = _symbols.All.Where(symbol => !_slots[symbol.Slot].IsUndefined).Select(symbol => symbol.Name);
            return set.Concat(_others.Names).Union(_data.Globals.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        }
    }

    public Value Get(RenderContext context, Symbol symbol) => symbol.Slot >= 0 ? _slots[symbol.Slot] : GetOther(context, symbol.Name);

    public override Value Get(RenderContext context, string name) =>
        _symbols.TryGet(name, out var symbol) ? _slots[symbol!.Slot] : GetOther(context, name);

    public bool TrySet(RenderContext context, Symbol symbol, Value value)
    {
        if (_readOnly?.Contains(symbol.Name) == true)
        {
            return false;
        }

        if (symbol.Slot < 0)
        {
            return TrySet(context, symbol.Name, value);
        }

        _slots[symbol.Slot] = value;
        return true;
    }

    public override bool TrySet(RenderContext context, string name, Value value)
    {
        if (_readOnly?.Contains(name) == true)
        {
            return false;
        }

        if (_symbols.TryGet(name, out var symbol))
        {
            _slots[symbol!.Slot] = value;
            return true;
        }

        return _others.TrySet(context, name, value);
    }

    public override void MakeReadOnly(RenderContext context, string name) => (_readOnly ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    private Value GetOther(RenderContext context, string name)
    {
        var value = _others.Get(context, name);
        if (value.IsUndefined && _data.Globals.TryGetValue(name, out JsonElement json))
        {
            value = JsonValue.Read(json, _shapes);
            _others.Set(name, value);
        }

        return value;
    }
}
