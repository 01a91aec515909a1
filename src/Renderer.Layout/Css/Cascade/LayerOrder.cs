namespace Renderer.Layout.Css.Cascade;

/// <summary>Numbers the cascade layers of a document: by first mention across its sheets, inner layers below what stands in the outer one itself (CSS Cascade 5, section 6.4.3).</summary>
internal static class LayerOrder
{
    /// <summary>For each sheet the level of each of its layers; null if there are none.</summary>
    public static int[][]? Of(IReadOnlyList<StyleSheet> sheets)
    {
        if (!sheets.Any(sheet => sheet.Layers.Length > 0)) return null;
        var mention = new Dictionary<string, int>();
        foreach (var name in Names(sheets)) mention.TryAdd(name, mention.Count);
        var ordered = mention.Keys.Select(name => (Name: name, Path: PathOf(name, mention))).ToList();
        ordered.Sort((a, b) => Compare(a.Path, b.Path));
        var levels = ordered.Select((layer, place) => (layer.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place + CascadeLevel.FirstLayer);
        return [.. sheets.Select((sheet, order) => sheet.Layers.Select(name => levels[Qualified(name, order)]).ToArray())];
    }

    // A layer without a name is its sheet's alone.
    private static string Qualified(string name, int sheet) => name.Contains('?', StringComparison.Ordinal) ? $"{sheet}?{name}" : name;

    private static IEnumerable<string> Names(IReadOnlyList<StyleSheet> sheets) =>
        sheets.SelectMany((sheet, order) => sheet.Layers.Select(name => Qualified(name, order)));

    // The place of every outer layer, outermost first, and at last that of the layer itself, behind all its inner ones.
    private static List<int> PathOf(string name, Dictionary<string, int> mention)
    {
        var path = new List<int>();
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
            path.Add(mention.GetValueOrDefault(name[..dot]));
        path.Add(mention[name]);
        path.Add(int.MaxValue);
        return path;
    }

    private static int Compare(List<int> a, List<int> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
            if (a[i] != b[i]) return a[i].CompareTo(b[i]);
        return a.Count.CompareTo(b.Count);
    }
}
