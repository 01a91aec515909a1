using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Decides media query lists for paper (Media Queries 3): types only, features are not known.</summary>
internal static class MediaQuery
{
    /// <summary>Whether the list holds for print; null when that depends on a feature that is not supported.</summary>
    public static bool? AppliesToPrint(ReadOnlySpan<CssToken> tokens)
    {
        var reader = new ValueReader(tokens);
        if (reader.AtEnd) return true;
        bool? applies = false;
        do
        {
            var one = One(ref reader);
            if (one == true) return true;
            applies = one is null ? null : applies;
        }
        while (reader.TryComma());
        return applies;
    }

    private static bool? One(ref ValueReader reader)
    {
        var isNegated = reader.TryKeyword("not");
        if (!isNegated) reader.TryKeyword("only");
        var hasType = reader.TryIdent(out var type);
        var hasFeature = false;
        while (!reader.AtEnd && reader.Peek().Kind != TokenKind.Comma)
        {
            hasFeature = true;
            reader.Skip();
        }
        var isPrint = !hasType || type!.ToLowerInvariant() is "print" or "all";
        if (!hasFeature) return isPrint != isNegated;
        // A feature can only narrow the type: "screen and (...)" is false whatever it asks.
        return isPrint ? null : isNegated;
    }
}
