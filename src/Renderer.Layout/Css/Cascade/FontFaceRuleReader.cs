using System.Collections.Immutable;
using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Reads <c>@font-face</c> rules (CSS Fonts 4, section 4).</summary>
internal sealed class FontFaceRuleReader(TokenList tokens, DeclarationReader declarations)
{
    /// <summary>The face a rule describes; null with a warning when it lacks what it must have.</summary>
    public FontFaceRule? Read(in SyntaxRule rule, TokenRange block)
    {
        var face = new FontFaceRule("", [], rule.Offset);
        foreach (var declaration in RuleParser.Block(tokens, block).Declarations)
        {
            if (Read(face, declaration) is { } known) face = known;
            else declarations.Warn($"The value \"{tokens.TextOf(declaration.Value)}\" of {declaration.Name} in @font-face is not supported and was ignored.", declaration.Offset, "Use the supported descriptors.");
        }
        if (face.Family.Length > 0 && face.Sources.Length > 0) return face;
        declarations.Warn("A @font-face rule without font-family or src was ignored.", rule.Offset, "Name the family and the font's file in the package.");
        return null;
    }

    private FontFaceRule? Read(FontFaceRule face, in SyntaxDeclaration declaration)
    {
        var reader = new ValueReader(tokens.Slice(declaration.Value).Span);
        switch (declaration.Name)
        {
            case "font-family":
                return FontProperties.Family.Parse(ref reader) is ImmutableArray<string> { Length: 1 } names && reader.AtEnd ? face with { Family = names[0] } : null;
            case "src":
                return Sources(ref reader) is { } sources ? face with { Sources = sources } : null;
            case "font-weight":
                return Weights(face, ref reader);
            case "font-style":
                return FontProperties.Style.Parse(ref reader) is bool isItalic ? face with { IsItalic = isItalic } : null;
            case "unicode-range":
                return UnicodeRanges.Parse(tokens.TextOf(declaration.Value)) is { } ranges ? face with { Ranges = ranges } : null;
            case "font-display":
                return face;
            default:
                return tokens.TextOf(declaration.Value) is "normal" or "auto" or "100%" ? face : null;
        }
    }

    private static FontFaceRule? Weights(FontFaceRule face, ref ValueReader reader)
    {
        if (reader.TryKeyword("auto")) return face;
        if (FontProperties.Weight.Parse(ref reader) is not FontWeightValue { IsRelative: false } first) return null;
        var last = reader.AtEnd ? first : FontProperties.Weight.Parse(ref reader) as FontWeightValue?;
        if (last is not { IsRelative: false } heaviest || !reader.AtEnd) return null;
        return face with { LightestWeight = Math.Min(first.Value, heaviest.Value), HeaviestWeight = Math.Max(first.Value, heaviest.Value) };
    }

    private static ImmutableArray<FontSource>? Sources(ref ValueReader reader)
    {
        var sources = ImmutableArray.CreateBuilder<FontSource>();
        do
        {
            if (Source(ref reader) is not { } source) return null;
            sources.Add(source);
        }
        while (reader.TryComma());
        return reader.AtEnd ? sources.ToImmutable() : null;
    }

    private static FontSource? Source(ref ValueReader reader)
    {
        if (reader.TryFunction("local", out var local)) return NameIn(ref local) is { } name ? new(name, true, "") : null;
        if (AddressAt(ref reader) is not { } address) return null;
        var format = "";
        if (reader.TryFunction("format", out var arguments)) format = NameIn(ref arguments)?.ToLowerInvariant() ?? "";
        while (reader.TryFunction("tech", out _)) format += " tech";
        return new(address, false, format);
    }

    private static string? AddressAt(ref ValueReader reader)
    {
        if (reader.Peek() is { Kind: TokenKind.Url } url)
        {
            reader.Skip();
            return url.Text;
        }
        return reader.TryFunction("url", out var arguments) && arguments.TryString(out var text) ? text : null;
    }

    private static string? NameIn(ref ValueReader reader)
    {
        if (reader.TryString(out var quoted)) return quoted;
        if (!reader.TryIdent(out var name)) return null;
        while (reader.TryIdent(out var more)) name += " " + more;
        return name;
    }
}
