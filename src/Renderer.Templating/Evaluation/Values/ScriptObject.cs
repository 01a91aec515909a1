using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>An object of the data, read lazily from its JSON, or one made by the template. Lives for one render.</summary>
internal sealed class ScriptObject : TemplateObject
{
    private static readonly ObjectShape NoNames = new(0);

    private readonly ShapeTable? _shapes;
    private JsonElement _json;
    private ObjectShape _shape = NoNames;
    private JsonElement[] _unread = [];
    private Value[]? _values;
    private HashSet<string>? _readOnly;
    private JsonArrayCursor? _lender;
    private bool _isLoaded;
    private bool _ownsShape;

    public ScriptObject() => _isLoaded = true;

    /// <summary>Wraps a JSON object; members become values when they are first looked at.</summary>
    /// <param name="json">The object.</param>
    /// <param name="shapes">Shapes it may share.</param>
    public ScriptObject(JsonElement json, ShapeTable shapes)
    {
        _json = json;
        _shapes = shapes;
    }

    /// <summary>An object with the members of a literal.</summary>
    public ScriptObject(ObjectShape shape, Value[] values)
    {
        _shape = shape;
        _values = values;
        _isLoaded = true;
    }

    /// <summary>An object that a loop lends to its body, and fills anew for each item.</summary>
    public ScriptObject(ShapeTable shapes, JsonArrayCursor lender)
    {
        _shapes = shapes;
        _lender = lender;
    }

    public override int Count
    {
        get
        {
            Load();
            return _shape.Count;
        }
    }

    public override IEnumerable<string> Names
    {
        get
        {
            Load();
            return _shape.Names;
        }
    }

    /// <summary>The JSON this object still equals, because it was not looked into.</summary>
    public JsonElement? Untouched => _isLoaded ? null : _json;

    /// <summary>The loop that fills this object anew for each item; null once the object stands for itself.</summary>
    public JsonArrayCursor? Lender => _lender;

    /// <summary>Stands for the next item from here.</summary>
    public void Refill(JsonElement json)
    {
        _json = json;
        _isLoaded = false;
        _values.AsSpan().Clear();
    }

    /// <summary>From here the object stands for itself.</summary>
    public void EndLoan() => _lender = null;

    public override Value Get(RenderContext context, string name)
    {
        var guess = 0;
        return Get(name, ref guess);
    }

    /// <summary>The member, or undefined.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="guess">Where it was found in another object; where it is found in this one.</param>
    public Value Get(string name, ref int guess)
    {
        if (_lender is { IsReplaced: true } lender)
        {
            return lender.Kept().Get(name, ref guess);
        }

        Load();
        var position = _shape.Find(name, ref guess);
        return position < 0 ? Value.Undefined : At(position);
    }

    /// <summary>Writes a member straight from its JSON; false when it is no number or string of the data as it stands there.</summary>
    public bool TryWrite(RenderContext context, string name, ref int guess)
    {
        if (_lender is { IsReplaced: true })
        {
            return false;
        }

        Load();
        var position = _shape.Find(name, ref guess);
        return (uint)position < (uint)_unread.Length
            && (_values is null || _values[position].IsUndefined)
            && ValueWriter.TryWrite(context, _unread[position]);
    }

    public override bool TrySet(RenderContext context, string name, Value value)
    {
        Load();
        if (_readOnly?.Contains(name) == true)
        {
            return false;
        }

        Set(name, value);
        return true;
    }

    public override void MakeReadOnly(RenderContext context, string name) => (_readOnly ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>Sets a member without looking at read-only marks, as literals and loops do.</summary>
    public void Set(string name, Value value)
    {
        Load();
        var position = _shape.Find(name);
        if (position < 0)
        {
            if (!_ownsShape)
            {
                _shape = _shape.Copy();
                _ownsShape = true;
            }

            position = _shape.Add(name);
        }

        if (_values is null || _values.Length <= position)
        {
            Array.Resize(ref _values, Math.Max(4, Math.Max(_shape.Count, position * 2)));
        }

        _values[position] = value;
    }

    private Value At(int position)
    {
        if (_values is not null && position < _values.Length && !_values[position].IsUndefined)
        {
            return _values[position];
        }

        if (position >= _unread.Length)
        {
            return Value.Undefined;
        }

        var json = _unread[position];
        return json.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Array => Composite(json, position),
            JsonValueKind.String => Cached(JsonValue.Read(json, _shapes!), position),
            _ => JsonValue.Read(json, _shapes!),
        };
    }

    /// <summary>A member with members or items: whoever has it may change it, and everybody must see the change.</summary>
    private Value Composite(JsonElement json, int position)
    {
        _lender?.Keep();
        return Cached(JsonValue.Read(json, _shapes!), position);
    }

    private Value Cached(Value value, int position)
    {
        if (_values is null)
        {
            _values = new Value[_shape.Count];
        }
        else if (_values.Length <= position)
        {
            Array.Resize(ref _values, _shape.Count);
        }

        return _values[position] = value;
    }

    private void Load()
    {
        if (_isLoaded)
        {
            return;
        }

        _isLoaded = true;

        // What is lent looks like the item before it, most of the time.
        if (_shape.Count == 0 || !_shape.TryRead(_json, _unread))
        {
            _shape = _shapes!.Read(_json, ref _unread);
        }
    }
}
