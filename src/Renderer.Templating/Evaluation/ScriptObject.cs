using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>An object of the data, read lazily from its JSON, or one made by the template. Lives for one render.</summary>
internal sealed class ScriptObject : TemplateObject
{
    // Up to this many members a scan over the names beats a dictionary.
    private const int ScanLimit = 8;

    private readonly JsonElement _json;
    private string[] _names = [];
    private Value[] _values = [];
    private JsonElement[]? _unread;
    private Dictionary<string, int>? _index;
    private HashSet<string>? _readOnly;
    private int _count;
    private bool _loaded;

    public ScriptObject() => _loaded = true;

    /// <summary>Wraps a JSON object; members become values when they are first looked at.</summary>
    public ScriptObject(JsonElement json) => _json = json;

    public override int Count
    {
        get
        {
            Load();
            return _count;
        }
    }

    public override IEnumerable<string> Names
    {
        get
        {
            Load();
            return new ArraySegment<string>(_names, 0, _count);
        }
    }

    /// <summary>The JSON this object still equals, because it was not looked into.</summary>
    public JsonElement? Untouched => _loaded ? null : _json;

    public override Value Get(RenderContext context, string name)
    {
        Load();
        var position = Find(name);
        return position < 0 ? Value.Undefined : At(position);
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
        var position = Find(name);
        if (position < 0)
        {
            position = Add(name);
        }

        _values[position] = value;
    }

    private int Add(string name)
    {
        if (_count == _names.Length)
        {
            var size = Math.Max(4, _count * 2);
            Array.Resize(ref _names, size);
            Array.Resize(ref _values, size);
        }

        _names[_count] = name;
        _index?.Add(name, _count);
        _count++;
        if (_index is null && _count > ScanLimit)
        {
            BuildIndex();
        }

        return _count - 1;
    }

    private Value At(int position)
    {
        if (_values[position].IsUndefined && _unread is not null && position < _unread.Length)
        {
            _values[position] = JsonValue.Read(_unread[position]);
        }

        return _values[position];
    }

    private int Find(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out var found) ? found : -1;
        }

        for (var i = 0; i < _count; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void Load()
    {
        if (_loaded)
        {
            return;
        }

        _loaded = true;
        var count = _json.GetPropertyCount();
        _names = new string[count];
        _values = new Value[count];
        _unread = new JsonElement[count];
        if (count > ScanLimit)
        {
            _index = new Dictionary<string, int>(count * 2, StringComparer.Ordinal);
        }

        foreach (var property in _json.EnumerateObject())
        {
            // Of duplicate names the last wins, as in JSON readers everywhere.
            var name = property.Name;
            var position = Find(name);
            if (position < 0)
            {
                position = _count++;
                _names[position] = name;
                _index?.Add(name, position);
            }

            _unread[position] = property.Value;
        }
    }

    private void BuildIndex()
    {
        _index = new Dictionary<string, int>(_count * 2, StringComparer.Ordinal);
        for (var i = 0; i < _count; i++)
        {
            _index.Add(_names[i], i);
        }
    }
}
