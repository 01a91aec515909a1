using System.Collections.Concurrent;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Parsed sheets and <c>style</c> attributes by their text, shared by all documents and threads.</summary>
internal sealed class StyleCache
{
    // A worker serves some dozens of template versions; attributes are short. Past the bound texts are parsed anew each time.
    private const int MostSheets = 256;
    private const int MostAttributes = 4096;
    private const int LongestAttribute = 1024;

    private readonly ConcurrentDictionary<string, StyleSheet> _sheets = new();
    private readonly ConcurrentDictionary<string, AttributeRule> _attributes = new();

    public StyleSheet Sheet(string text)
    {
        if (_sheets.TryGetValue(text, out var sheet)) return sheet;
        sheet = StyleSheetReader.Read(text);
        return _sheets.Count < MostSheets ? _sheets.GetOrAdd(text, sheet) : sheet;
    }

    public AttributeRule Attribute(string text)
    {
        if (_attributes.TryGetValue(text, out var known)) return known;
        known = StyleSheetReader.ReadAttribute(text);
        return text.Length <= LongestAttribute && _attributes.Count < MostAttributes ? _attributes.GetOrAdd(text, known) : known;
    }
}
