using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Reads the pieces of <c>content</c> and <c>string-set</c> (CSS Content 3; CSS Generated Content for Paged Media 3, section 1).</summary>
internal static class ContentReader
{
    /// <summary>What <c>content</c> takes besides its keywords.</summary>
    public static bool ReadList(ref ValueReader reader, out ImmutableArray<ContentPart> parts)
    {
        var list = ImmutableArray.CreateBuilder<ContentPart>();
        while (!reader.AtEnd && reader.Peek().Kind != TokenKind.Comma)
        {
            if (ReadPart(ref reader) is not { } part)
            {
                parts = default;
                return false;
            }
            list.Add(part);
        }
        parts = list.ToImmutable();
        return parts.Length > 0;
    }

    /// <summary><c>string-set</c>: names, each with its content list.</summary>
    public static bool ReadStrings(ref ValueReader reader, out ImmutableArray<NamedString> strings)
    {
        strings = [];
        if (reader.TryKeyword("none")) return true;
        var list = ImmutableArray.CreateBuilder<NamedString>();
        do
        {
            if (!reader.TryIdent(out var name) || !ReadList(ref reader, out var parts)) return false;
            list.Add(new(name, parts));
        }
        while (reader.TryComma());
        strings = list.ToImmutable();
        return true;
    }

    private static ContentPart? ReadPart(ref ValueReader reader)
    {
        if (reader.TryString(out var text)) return new(ContentKind.Text, text);
        var token = reader.Peek();
        if (token.Kind == TokenKind.Url)
        {
            reader.Skip();
            return new(ContentKind.Image, token.Text);
        }
        if (token.Kind == TokenKind.Ident && QuoteOf(token.Text) is { } quote)
        {
            reader.Skip();
            return quote;
        }
        if (token.Kind != TokenKind.Function) return null;
        var start = reader.Position;
        var arguments = reader.Inside();
        var part = ReadFunction(token.Text, ref arguments);
        if (part is not null && arguments.AtEnd) return part;
        reader.Rewind(start);
        return null;
    }

    private static ContentPart? QuoteOf(string word) => word.ToLowerInvariant() switch
    {
        "open-quote" => new(ContentKind.OpenQuote, ""),
        "close-quote" => new(ContentKind.CloseQuote, ""),
        "no-open-quote" or "no-close-quote" => new(ContentKind.Text, ""),
        _ => null,
    };

    private static ContentPart? ReadFunction(string name, ref ValueReader arguments) => name switch
    {
        "attr" => arguments.TryIdent(out var attribute) ? new(ContentKind.Attribute, attribute) : null,
        "counter" => ReadCounter(ref arguments, ContentKind.Counter, null),
        "counters" => ReadCounters(ref arguments, ContentKind.Counters, null),
        "string" => arguments.TryIdent(out var named) ? WithKeyword(ref arguments, new(ContentKind.NamedString, named, Separator: "first"), "first", "start", "last", "first-except") : null,
        "content" => WithKeyword(ref arguments, new(ContentKind.ElementText, "", Separator: "text"), "text", "before", "after", "first-letter"),
        "target-counter" => ReadTarget(ref arguments) is { } target ? ReadCounter(ref arguments, ContentKind.TargetCounter, target) : null,
        "target-counters" => ReadTarget(ref arguments) is { } target ? ReadCounters(ref arguments, ContentKind.TargetCounters, target) : null,
        "target-text" => ReadTarget(ref arguments) is { } target
            ? WithKeyword(ref arguments, new(ContentKind.TargetText, "", Separator: "content") { Target = target }, "content", "before", "after", "first-letter") : null,
        "leader" => ReadLeader(ref arguments),
        "url" => arguments.TryString(out var address) ? new(ContentKind.Image, address) : null,
        _ => null,
    };

    private static ContentPart? ReadCounter(ref ValueReader reader, ContentKind kind, ContentTarget? target)
    {
        if (!CommaBehind(ref reader, target) || !reader.TryIdent(out var name) || !CounterStyle(ref reader, out var style)) return null;
        return new(kind, name, style) { Target = target };
    }

    private static ContentPart? ReadCounters(ref ValueReader reader, ContentKind kind, ContentTarget? target)
    {
        if (!CommaBehind(ref reader, target) || !reader.TryIdent(out var name) || !reader.TryComma() || !reader.TryString(out var separator)) return null;
        return CounterStyle(ref reader, out var style) ? new(kind, name, style, separator) { Target = target } : null;
    }

    private static bool CommaBehind(ref ValueReader reader, ContentTarget? target) => target is null || reader.TryComma();

    private static bool CounterStyle(ref ValueReader reader, out string style)
    {
        style = "decimal";
        return reader.AtEnd || (reader.TryComma() && ContentProperties.ReadListStyle(ref reader, out style) && reader.AtEnd);
    }

    // The keyword is the last argument: behind a comma when something stands before it.
    private static ContentPart? WithKeyword(ref ValueReader reader, ContentPart part, params ReadOnlySpan<string> keywords)
    {
        if (reader.AtEnd) return part;
        if (part.Kind != ContentKind.ElementText && !reader.TryComma()) return null;
        return reader.TryIdent(out var keyword) && keywords.Contains(keyword.ToLowerInvariant()) ? part with { Separator = keyword.ToLowerInvariant() } : null;
    }

    private static ContentTarget? ReadTarget(ref ValueReader reader)
    {
        if (reader.TryString(out var address)) return new(address, false);
        var token = reader.Peek();
        if (token.Kind == TokenKind.Url)
        {
            reader.Skip();
            return new(token.Text, false);
        }
        if (reader.TryFunction("url", out var url)) return url.TryString(out var quoted) && url.AtEnd ? new(quoted, false) : null;
        if (!reader.TryFunction("attr", out var attribute) || !attribute.TryIdent(out var name)) return null;
        // attr(href url): the type says what the attribute holds.
        if (!attribute.AtEnd && !attribute.TryKeyword("url") && !attribute.TryKeyword("string")) return null;
        return attribute.AtEnd ? new(name, true) : null;
    }

    private static ContentPart? ReadLeader(ref ValueReader reader)
    {
        if (reader.TryString(out var pattern)) return pattern.Length > 0 ? new(ContentKind.Leader, pattern) : null;
        if (!reader.TryIdent(out var name)) return null;
        return name.ToLowerInvariant() switch
        {
            "dotted" => new(ContentKind.Leader, ". "),
            "solid" => new(ContentKind.Leader, "_"),
            "space" => new(ContentKind.Leader, " "),
            _ => null,
        };
    }
}
