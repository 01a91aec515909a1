using System.Collections.Immutable;
using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Turns the declarations of a block into property values, and says which it cannot.</summary>
internal sealed class DeclarationReader(TokenList tokens, ImmutableArray<SheetWarning>.Builder warnings)
{
    private readonly ImmutableArray<Declaration>.Builder _declarations = ImmutableArray.CreateBuilder<Declaration>();
    private readonly ImmutableArray<VariableDeclaration>.Builder _variables = ImmutableArray.CreateBuilder<VariableDeclaration>();

    /// <summary>The values of a block's declarations.</summary>
    public StyleRule Read(IReadOnlyList<SyntaxDeclaration> declarations)
    {
        _declarations.Clear();
        _variables.Clear();
        foreach (var declaration in declarations)
        {
            if (declaration.Name.StartsWith("--", StringComparison.Ordinal))
                _variables.Add(new(declaration.Name, tokens.Slice(declaration.Value), declaration.IsImportant));
            else if (PropertyTable.Longhand(declaration.Name) is { } longhand)
            {
                if (!TryLonghand(declaration, longhand)) RefuseValue(declaration, declarations);
            }
            else if (PropertyTable.Shorthand(declaration.Name) is { } shorthand)
            {
                if (!TryShorthand(declaration, shorthand)) RefuseValue(declaration, declarations);
            }
            else if (!SilentProperties.Contains(declaration.Name)) RefuseProperty(declaration, declarations);
        }
        return new(_declarations.ToImmutable(), _variables.ToImmutable());
    }

    public void Warn(string message, int offset, string hint = "Use the supported CSS, or put the rule in @media screen if only the web page needs it.") =>
        warnings.Add(new(message, hint, offset));

    private bool TryLonghand(in SyntaxDeclaration declaration, Longhand longhand)
    {
        var value = tokens.Slice(declaration.Value);
        var specified = Special(value, null);
        if (specified is null)
        {
            var reader = new ValueReader(value.Span);
            if ((specified = longhand.Parse(ref reader)) is null || !reader.AtEnd) return false;
        }
        _declarations.Add(new(longhand, specified, declaration.IsImportant));
        return true;
    }

    private bool TryShorthand(in SyntaxDeclaration declaration, Shorthand shorthand)
    {
        var value = tokens.Slice(declaration.Value);
        var special = Special(value, shorthand);
        var values = special is null ? Expand(shorthand, value.Span) : [.. Enumerable.Repeat(special, shorthand.Longhands.Length)];
        if (values is null) return false;
        for (var i = 0; i < values.Length; i++)
            _declarations.Add(new(shorthand.Longhands[i], values[i] ?? CssWide.Initial, declaration.IsImportant));
        return true;
    }

    /// <summary>The longhands' values, null entries meaning initial; null if the tokens are no value of the shorthand.</summary>
    public static object?[]? Expand(Shorthand shorthand, ReadOnlySpan<CssToken> tokens)
    {
        var values = new object?[shorthand.Longhands.Length];
        var reader = new ValueReader(tokens);
        return shorthand.Parse(ref reader, values) && reader.AtEnd ? values : null;
    }

    /// <summary>A keyword that every property takes, or a value that waits for variables; null for any other.</summary>
    public static object? Special(ReadOnlyMemory<CssToken> value, Shorthand? shorthand)
    {
        var reader = new ValueReader(value.Span);
        if (reader.TryKeyword<CssWide>(out var wide) && reader.AtEnd) return wide;
        foreach (var token in value.Span)
            if (token is { Kind: TokenKind.Function, Text: "var" }) return new DeferredValue(value, shorthand);
        return null;
    }

    private void RefuseProperty(in SyntaxDeclaration declaration, IReadOnlyList<SyntaxDeclaration> block)
    {
        var (name, value) = (declaration.Name, Shortened(declaration));
        // What a browser names its own way is usually followed by the standard's name; that one is judged.
        if (VendorPrefix.IsOn(name) && block.Any(other => other.Name == VendorPrefix.Without(name))) return;
        if (UnsupportedProperties.IsHarmless(name, value)) return;
        if (UnsupportedProperties.Of(name) is { } group) Warn($"The property {name} is not supported; \"{value}\" was ignored.", declaration.Offset, group.Hint);
        else if (Spelling.Nearest(name, PropertyTable.Names) is { } near) Warn($"The property {name} is not known; \"{value}\" was ignored.", declaration.Offset, $"Did you mean {near}?");
        else Warn($"The property {name} is not supported; \"{value}\" was ignored.", declaration.Offset);
    }

    private void RefuseValue(in SyntaxDeclaration declaration, IReadOnlyList<SyntaxDeclaration> block)
    {
        var (name, value) = (declaration.Name, Shortened(declaration));
        if (VendorPrefix.IsOn(value) && block.Count(other => other.Name == name) > 1) return;
        Warn($"The value \"{value}\" of {name} is not supported and was ignored.", declaration.Offset);
    }

    private string Shortened(in SyntaxDeclaration declaration)
    {
        const int Most = 60;
        var text = tokens.TextOf(declaration.Value).ReplaceLineEndings(" ");
        return text.Length > Most ? text[..Most] + "..." : text;
    }
}
