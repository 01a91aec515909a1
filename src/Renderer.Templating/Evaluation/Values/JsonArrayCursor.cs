using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>
/// A loop's walk over an array of the data. All its objects are read through one object, lent to the body of the loop: as long as only members
/// of it are read, the array needs no values. Once the body does anything else with the object, the array keeps it.
/// </summary>
internal sealed class JsonArrayCursor(ScriptArray array, JsonElement json, ShapeTable shapes)
{
    private JsonElement.ArrayEnumerator _items = json.EnumerateArray();
    private ScriptObject? _lent;
    private JsonElement _previous;
    private int _index = -1;

    /// <summary>The array's items became values: the object that was lent may be out of date.</summary>
    public bool IsReplaced => array.IsLoaded;

    /// <summary>The present item.</summary>
    public Value Current => IsReplaced ? array.At(_index).OrNull() : JsonValue.Read(_items.Current, shapes);

    /// <summary>The item before the present one.</summary>
    public Value Previous => IsReplaced ? array.At(_index - 1).OrNull() : JsonValue.Read(_previous, shapes);

    /// <summary>Goes over items that the loop does not run over.</summary>
    public void Skip(long count)
    {
        for (; count > 0 && _items.MoveNext(); count--)
        {
            _index++;
        }
    }

    /// <summary>The next item.</summary>
    public Value Next()
    {
        _previous = _index < 0 ? default : _items.Current;
        _index++;
        if (IsReplaced || !_items.MoveNext())
        {
            return array.At(_index).OrNull();
        }

        var item = _items.Current;
        switch (item.ValueKind)
        {
            case JsonValueKind.Object:
                _lent ??= new ScriptObject(shapes, this);
                _lent.Refill(item);
                return Value.Of(_lent);
            case JsonValueKind.Array:
                return array.At(_index);
            default:
                return JsonValue.Read(item, shapes);
        }
    }

    /// <summary>The present item as the array itself has it.</summary>
    public ScriptObject Kept() => (ScriptObject)array.At(_index).AsObject;

    /// <summary>Makes the object lent the array's own, unless the array has another one in its place by now.</summary>
    public Value Keep()
    {
        if (_lent is { } lent)
        {
            lent.EndLoan();
            if (!IsReplaced)
            {
                array.Set(_index, Value.Of(lent));
            }

            _lent = null;
        }

        return array.At(_index);
    }
}
