using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Generated content, counters and lists (CSS Generated Content 3, CSS Lists 3).</summary>
internal static class ContentProperties
{
    public static readonly Longhand ListStyleType = new Longhand<string>("list-style-type", true)
    {
        Reading = ReadListStyle,
        Computing = (style, value, _) => style.ListStyleType = value,
        Copying = (from, to) => to.ListStyleType = from.ListStyleType,
    };

    public static readonly Longhand ListStylePosition = TextProperties.Keyword<ListStylePosition>(
        "list-style-position", true, (style, value) => style.ListStylePosition = value, (from, to) => to.ListStylePosition = from.ListStylePosition);

    public static IEnumerable<Longhand> All =>
    [
        new Longhand<ImmutableArray<ContentPart>>("content", false)
        {
            Reading = ReadContent,
            Computing = (style, value, _) => style.Content = value,
            Copying = (from, to) => to.Content = from.Content,
        },
        Counter("counter-reset", 0, (style, value) => style.CounterReset = value, style => style.CounterReset),
        Counter("counter-set", 0, (style, value) => style.CounterSet = value, style => style.CounterSet),
        Counter("counter-increment", 1, (style, value) => style.CounterIncrement = value, style => style.CounterIncrement),
        ListStyleType,
        ListStylePosition,
        new Longhand<ImmutableArray<string>>("quotes", true)
        {
            Reading = ReadQuotes,
            Computing = (style, value, _) => style.Quotes = value,
            Copying = (from, to) => to.Quotes = from.Quotes,
        },
        new Longhand<ImmutableArray<NamedString>>("string-set", false)
        {
            Reading = ContentReader.ReadStrings,
            Computing = (style, value, _) => style.StringSet = value,
            Copying = (from, to) => to.StringSet = from.StringSet,
        },
    ];

    private static Longhand<ImmutableArray<CounterChange>> Counter(
        string name, int initial, Action<ComputedStyle, ImmutableArray<CounterChange>> set, Func<ComputedStyle, ImmutableArray<CounterChange>> get) =>
        new(name, false)
        {
            Reading = (ref ValueReader reader, out ImmutableArray<CounterChange> changes) => ReadCounters(ref reader, initial, out changes),
            Computing = (style, value, _) => set(style, value),
            Copying = (from, to) => set(to, get(from)),
        };

    private static bool ReadCounters(ref ValueReader reader, int initial, out ImmutableArray<CounterChange> changes)
    {
        var list = ImmutableArray.CreateBuilder<CounterChange>();
        changes = [];
        if (reader.TryKeyword("none")) return true;
        while (reader.TryIdent(out var name)) list.Add(new(name, reader.TryInteger(out var value) ? value : initial));
        changes = list.ToImmutable();
        return changes.Length > 0;
    }

    // CSS Content 3, 3.1: pairs of strings; auto is what Chinese uses.
    private static bool ReadQuotes(ref ValueReader reader, out ImmutableArray<string> quotes)
    {
        quotes = ComputedStyle.Initial.Quotes;
        if (reader.TryKeyword("auto")) return true;
        quotes = [];
        if (reader.TryKeyword("none")) return true;
        var list = ImmutableArray.CreateBuilder<string>();
        while (reader.TryString(out var mark)) list.Add(mark);
        quotes = list.ToImmutable();
        return quotes.Length > 0 && quotes.Length % 2 == 0;
    }

    internal static bool ReadListStyle(ref ValueReader reader, out string value)
    {
        // A string is kept with its quote in front, which no counter style's name can have.
        value = reader.TryString(out var text) ? "\"" + text : "";
        if (value.Length > 0) return true;
        if (reader.TryFunction("symbols", out var arguments)) return Boxes.SymbolsStyle.TryRead(ref arguments, out value);
        if (reader.Peek() is not { Kind: Syntax.TokenKind.Ident } token || !Boxes.CounterStyles.IsKnown(token.Text)) return false;
        value = token.Text.ToLowerInvariant();
        reader.Skip();
        return true;
    }

    private static bool ReadContent(ref ValueReader reader, out ImmutableArray<ContentPart> parts)
    {
        parts = default;
        if (reader.TryKeyword("normal") || reader.TryKeyword("none")) return true;
        return ContentReader.ReadList(ref reader, out parts);
    }
}
