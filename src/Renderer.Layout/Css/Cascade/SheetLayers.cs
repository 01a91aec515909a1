using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>The cascade layers one sheet mentions, by full name, in order of first mention.</summary>
internal sealed class SheetLayers
{
    public const int None = -1;

    private readonly List<string> _names = [];
    private int _anonymous;

    public ImmutableArray<string> ToImmutable() => [.. _names];

    /// <summary>The layer of that name inside another; without a name, a new one that nobody else can mean.</summary>
    public int Add(int outer, string? name)
    {
        var full = name ?? $"?{_anonymous++}";
        if (outer != None) full = _names[outer] + "." + full;
        for (var dot = full.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = full.IndexOf('.', dot + 1)) IndexOf(full[..dot]);
        return IndexOf(full);
    }

    private int IndexOf(string full)
    {
        var index = _names.IndexOf(full);
        if (index >= 0) return index;
        _names.Add(full);
        return _names.Count - 1;
    }

    /// <summary>The names of a prelude, dotted ones as written; null if it is something else.</summary>
    public static List<string>? NamesOf(ReadOnlySpan<CssToken> tokens)
    {
        var names = new List<string>();
        var reader = new ValueReader(tokens);
        if (reader.AtEnd) return names;
        do
        {
            if (!reader.TryIdent(out var name)) return null;
            while (reader.TryDelimiter('.'))
            {
                if (!reader.TryIdent(out var inner)) return null;
                name += "." + inner;
            }
            names.Add(name);
        }
        while (reader.TryComma());
        return reader.AtEnd ? names : null;
    }
}
