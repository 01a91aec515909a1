using System.Runtime.InteropServices;
using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>The member names of an object. Objects of the data that look alike, as the rows of a table do, share one.</summary>
internal sealed class ObjectShape
{
    // Up to this many members a scan over the names beats a dictionary.
    private const int ScanLimit = 8;

    private string[] _names;
    private byte[][] _written = [];
    private Dictionary<string, int>? _index;

    /// <summary>A shape without names.</summary>
    /// <param name="capacity">How many names it will probably take.</param>
    public ObjectShape(int capacity) => _names = new string[capacity];

    public int Count { get; private set; }

    /// <summary>Bytes of all names as the data writes them.</summary>
    public int Length => _written.Sum(name => name?.Length ?? 0);

    public IEnumerable<string> Names => new ArraySegment<string>(_names, 0, Count);

    /// <summary>The shape of a literal.</summary>
    /// <param name="names">Its names; one may stand there twice.</param>
    /// <param name="positions">The position of each.</param>
    public static ObjectShape Of(string[] names, out int[] positions)
    {
        var shape = new ObjectShape(names.Length);
        positions = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var position = shape.Find(names[i]);
            positions[i] = position < 0 ? shape.Add(names[i]) : position;
        }

        return shape;
    }

    /// <summary>Reads a JSON object: its names, and its values in their order.</summary>
    public static ObjectShape Read(JsonElement json, out JsonElement[] members)
    {
        var count = json.GetPropertyCount();
        var shape = new ObjectShape(count) { _written = new byte[count][] };
        members = new JsonElement[count];
        foreach (var property in json.EnumerateObject())
        {
            // Of duplicate names the last wins, as in JSON readers everywhere.
            var written = JsonMarshal.GetRawUtf8PropertyName(property);
            var name = JsonValue.Unescaped(written);
            var position = shape.Find(name);
            if (position < 0)
            {
                position = shape.Add(name);
            }

            shape._written[position] = written.ToArray();
            members[position] = property.Value;
        }

        return shape;
    }

    /// <summary>Reads the values of a JSON object that has the same names in the same order; false when it has not.</summary>
    public bool TryRead(JsonElement json, Span<JsonElement> members)
    {
        var position = 0;
        foreach (var property in json.EnumerateObject())
        {
            if (position == members.Length || !JsonMarshal.GetRawUtf8PropertyName(property).SequenceEqual(_written[position]))
            {
                return false;
            }

            members[position++] = property.Value;
        }

        return position == members.Length;
    }

    /// <summary>Position of a name, or -1.</summary>
    public int Find(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out var found) ? found : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Position of a name, or -1; looks first where it was found the last time.</summary>
    public int Find(string name, ref int guess)
    {
        // Read once: renders at the same time share the guess of their template's node.
        var last = guess;
        if ((uint)last < (uint)Count)
        {
            var found = _names[last];
            if (ReferenceEquals(found, name))
            {
                return last;
            }

            if (found == name)
            {
                // The next time the same place of the template asks, the same string is found at once.
                _names[last] = name;
                return last;
            }
        }

        var position = Find(name);
        guess = Math.Max(0, position);
        return position;
    }

    /// <summary>The same names, for one object alone, which may add to them.</summary>
    public ObjectShape Copy()
    {
        var copy = new ObjectShape(Math.Max(4, Count * 2)) { Count = Count };
        Array.Copy(_names, copy._names, Count);
        copy.BuildIndex();
        return copy;
    }

    /// <summary>Adds a name that is not there yet, and gives its position.</summary>
    public int Add(string name)
    {
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Math.Max(4, Count * 2));
        }

        _names[Count++] = name;
        if (_index is not null)
        {
            _index.Add(name, Count - 1);
        }
        else
        {
            BuildIndex();
        }

        return Count - 1;
    }

    private void BuildIndex()
    {
        if (Count <= ScanLimit)
        {
            return;
        }

        _index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            _index.Add(_names[i], i);
        }
    }
}
