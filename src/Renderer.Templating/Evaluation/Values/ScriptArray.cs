using System.Runtime.InteropServices;
using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>An array of the data, read lazily from its JSON, or one made by the template; it may carry named properties as well.</summary>
internal sealed class ScriptArray
{
    private readonly JsonElement _json;
    private readonly ShapeTable? _shapes;
    private List<Value>? _items;

    public ScriptArray() => _items = [];

    public ScriptArray(List<Value> items) => _items = items;

    public ScriptArray(ReadOnlySpan<Value> items)
    {
        _items = new List<Value>(items.Length);
        _items.AddRange(items);
    }

    /// <summary>Wraps a JSON array; items become values when one of them is asked for by its place.</summary>
    /// <param name="json">The array.</param>
    /// <param name="shapes">Shapes that its objects may share.</param>
    public ScriptArray(JsonElement json, ShapeTable shapes)
    {
        _json = json;
        _shapes = shapes;
    }

    public int Count => _items?.Count ?? _json.GetArrayLength();

    public ReadOnlySpan<Value> Items => CollectionsMarshal.AsSpan(Loaded);

    /// <summary>Named properties set on the array, or null.</summary>
    public ScriptObject? Properties { get; private set; }

    /// <summary>Its items are values; before, they are JSON that nobody has looked at.</summary>
    public bool IsLoaded => _items is not null;

    /// <summary>The JSON this array still equals, because it was not looked into.</summary>
    public JsonElement? Untouched => _items is null ? _json : null;

    private List<Value> Loaded
    {
        get
        {
            if (_items is null)
            {
                _items = new List<Value>(_json.GetArrayLength());
                foreach (var item in _json.EnumerateArray())
                {
                    _items.Add(JsonValue.Read(item, _shapes!));
                }
            }

            return _items;
        }
    }

    /// <summary>Walks over the items from first to last without making values of them all; null when they are values already.</summary>
    public JsonArrayCursor? Walk() => _items is null ? new JsonArrayCursor(this, _json, _shapes!) : null;

    /// <summary>The item, counted from the end when negative; undefined outside the array.</summary>
    public Value At(long index)
    {
        var items = Loaded;
        var position = index < 0 ? index + items.Count : index;
        return position >= 0 && position < items.Count ? items[(int)position] : Value.Undefined;
    }

    public void Add(Value item) => Loaded.Add(item);

    /// <summary>Sets an item; the array grows with nulls up to it.</summary>
    public void Set(int index, Value item)
    {
        var items = Loaded;
        while (items.Count <= index)
        {
            items.Add(Value.Null);
        }

        items[index] = item;
    }

    public ScriptObject EnsureProperties() => Properties ??= new ScriptObject();
}
