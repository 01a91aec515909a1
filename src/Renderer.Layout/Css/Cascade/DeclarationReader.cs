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

    public StyleRule Read(IEnumerable<SyntaxDeclaration> declarations)
    {
        _declarations.Clear();
        _variables.Clear();
        foreach (var declaration in declarations)
        {
            if (declaration.Name.StartsWith("--", StringComparison.Ordinal))
                _variables.Add(new(declaration.Name, tokens.Slice(declaration.Value), declaration.IsImportant));
            else if (PropertyTable.Longhand(declaration.Name) is { } longhand) ReadLonghand(declaration, longhand);
            else if (PropertyTable.Shorthand(declaration.Name) is { } shorthand) ReadShorthand(declaration, shorthand);
            else if (!SilentProperties.Contains(declaration.Name))
                Warn($"The property {declaration.Name} is not supported and was ignored.", declaration.Offset);
        }
        return new(_declarations.ToImmutable(), _variables.ToImmutable());
    }

    public void Warn(string message, int offset) =>
        warnings.Add(new(message, "Use the supported CSS, or put the rule in @media screen if only the web page needs it.", tokens.PlaceOf(offset)));

    private void ReadLonghand(in SyntaxDeclaration declaration, Longhand longhand)
    {
        var value = tokens.Slice(declaration.Value);
        if (Special(value, null) is { } special)
        {
            _declarations.Add(new(longhand, special, declaration.IsImportant));
            return;
        }
        var reader = new ValueReader(value.Span);
        if (longhand.Parse(ref reader) is { } specified && reader.AtEnd) _declarations.Add(new(longhand, specified, declaration.IsImportant));
        else RefuseValue(declaration);
    }

    private void ReadShorthand(in SyntaxDeclaration declaration, Shorthand shorthand)
    {
        var value = tokens.Slice(declaration.Value);
        var special = Special(value, shorthand);
        var values = special is null ? Expand(shorthand, value.Span) : [.. Enumerable.Repeat(special, shorthand.Longhands.Length)];
        if (values is null)
        {
            RefuseValue(declaration);
            return;
        }
        for (var i = 0; i < values.Length; i++)
            _declarations.Add(new(shorthand.Longhands[i], values[i] ?? CssWide.Initial, declaration.IsImportant));
    }

    /// <summary>The longhands' values, null entries meaning initial; null if the tokens are no value of the shorthand.</summary>
    public static object?[]? Expand(Shorthand shorthand, ReadOnlySpan<CssToken> tokens)
    {
        var values = new object?[shorthand.Longhands.Length];
        var reader = new ValueReader(tokens);
        return shorthand.Parse(ref reader, values) && reader.AtEnd ? values : null;
    }

    private static object? Special(ReadOnlyMemory<CssToken> value, Shorthand? shorthand)
    {
        var reader = new ValueReader(value.Span);
        if (reader.TryKeyword<CssWide>(out var wide) && reader.AtEnd) return wide;
        foreach (var token in value.Span)
            if (token is { Kind: TokenKind.Function, Text: "var" }) return new DeferredValue(value, shorthand);
        return null;
    }

    private void RefuseValue(in SyntaxDeclaration declaration)
    {
        var text = tokens.TextOf(declaration.Value);
        if (text.StartsWith('-') && SilentProperties.Contains(text)) return;
        Warn($"The value \"{(text.Length > 60 ? text[..60] + "..." : text)}\" of {declaration.Name} is not supported and was ignored.", declaration.Offset);
    }
}
