namespace Renderer.Templating.Syntax;

/// <summary>The <c>$name</c> variables of one page or function body, each with its slot.</summary>
internal sealed class LocalLayout
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public int Count => _slots.Count;

    public IEnumerable<string> Names => _slots.Keys;

    public int Slot(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            slot = _slots.Count;
            _slots.Add(name, slot);
        }

        return slot;
    }

    public bool TryGet(string name, out int slot) => _slots.TryGetValue(name, out slot);
}
