using System.Diagnostics.CodeAnalysis;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Values;

/// <summary>What fills or strokes a shape (SVG 2, 13.2): nothing, a colour, the element's own <c>color</c>, or a paint server by its id.</summary>
internal sealed record ShapePaint(ShapePaintKind Kind)
{
    public static readonly ShapePaint None = new(ShapePaintKind.None);
    public static readonly ShapePaint Current = new(ShapePaintKind.Current);
    public static readonly ShapePaint Black = new(ShapePaintKind.Color) { Color = AlphaColor.Black };

    public AlphaColor Color { get; init; }

    /// <summary>The id of a gradient.</summary>
    public string Server { get; init; } = "";

    /// <summary>What to use where the gradient is missing.</summary>
    public ShapePaint? Fallback { get; init; }

    public static bool TryRead(ref ValueReader reader, [MaybeNullWhen(false)] out ShapePaint paint)
    {
        if (!TryReference(ref reader, out var id)) return TryPlain(ref reader, out paint);
        paint = new(ShapePaintKind.Server) { Server = id, Fallback = TryPlain(ref reader, out var fallback) ? fallback : null };
        return true;
    }

    /// <summary><c>url(#id)</c>; addresses outside of the document are no references.</summary>
    public static bool TryReference(ref ValueReader reader, out string id)
    {
        var token = reader.Peek();
        id = "";
        string? address = null;
        if (token.Kind == TokenKind.Url) address = token.Text;
        else if (token is { Kind: TokenKind.Function, Text: "url" })
        {
            var start = reader.Position;
            var inside = reader.Inside();
            if (inside.TryString(out var text) && inside.AtEnd) address = text;
            reader.Rewind(start);
            if (address is { Length: > 1 } && address[0] == '#') reader.Inside();
        }
        if (address is not { Length: > 1 } || address[0] != '#') return false;
        id = Uri.UnescapeDataString(address[1..]);
        if (token.Kind == TokenKind.Url) reader.Skip();
        return true;
    }

    private static bool TryPlain(ref ValueReader reader, [MaybeNullWhen(false)] out ShapePaint paint)
    {
        paint = null;
        if (reader.TryKeyword("none")) paint = None;
        else if (reader.TryKeyword("currentcolor")) paint = Current;
        else if (ColorReader.TryColor(ref reader, out var color)) paint = new(ShapePaintKind.Color) { Color = color };
        return paint is not null;
    }
}

/// <summary>The kinds of <see cref="ShapePaint"/>.</summary>
internal enum ShapePaintKind : byte { None, Color, Current, Server }
