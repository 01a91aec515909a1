using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Custom properties and <c>var()</c> (CSS Variables 1).</summary>
internal static class VariableResolver
{
    // A few variables that double each other would otherwise fill the memory.
    private const int MostTokens = 4096;

    /// <summary>The variables of an element: the parent's, overridden by the rules', with references inside them resolved; cyclic ones are dropped.</summary>
    public static ImmutableDictionary<string, ReadOnlyMemory<CssToken>> Resolve(
        ImmutableDictionary<string, ReadOnlyMemory<CssToken>> inherited, ReadOnlySpan<StyleRule> rules)
    {
        Dictionary<string, VariableDeclaration>? own = null;
        foreach (var isImportant in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var rule in rules)
            {
                foreach (var variable in rule.Variables)
                    if (variable.IsImportant == isImportant) (own ??= [])[variable.Name] = variable;
            }
        }
        return own is null ? inherited : new Resolution(inherited, own).Result();
    }

    /// <summary>The tokens with every <c>var()</c> replaced; null if one is unknown without a fallback.</summary>
    public static CssToken[]? Substitute(ReadOnlyMemory<CssToken> tokens, ImmutableDictionary<string, ReadOnlyMemory<CssToken>> variables)
    {
        var result = new List<CssToken>();
        return Substitute(tokens.Span, name => variables.TryGetValue(name, out var value) ? value : (ReadOnlyMemory<CssToken>?)null, result, 0) ? [.. result] : null;
    }

    private static bool Substitute(ReadOnlySpan<CssToken> tokens, Func<string, ReadOnlyMemory<CssToken>?> find, List<CssToken> result, int depth)
    {
        if (depth > 32) return false;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] is not { Kind: TokenKind.Function, Text: "var" })
            {
                result.Add(tokens[i]);
                if (result.Count > MostTokens) return false;
                continue;
            }
            var end = ClosingOf(tokens, i);
            if (!Reference(tokens[(i + 1)..end], find, result, depth)) return false;
            i = end;
        }
        return true;
    }

    private static bool Reference(ReadOnlySpan<CssToken> arguments, Func<string, ReadOnlyMemory<CssToken>?> find, List<CssToken> result, int depth)
    {
        var at = 0;
        while (at < arguments.Length && arguments[at].Kind == TokenKind.Whitespace) at++;
        if (at == arguments.Length || arguments[at].Kind != TokenKind.Ident) return false;
        if (find(arguments[at].Text) is { } value)
        {
            result.AddRange(value.Span);
            return result.Count <= MostTokens;
        }
        at++;
        while (at < arguments.Length && arguments[at].Kind == TokenKind.Whitespace) at++;
        return at < arguments.Length && arguments[at].Kind == TokenKind.Comma && Substitute(arguments[(at + 1)..], find, result, depth + 1);
    }

    private static int ClosingOf(ReadOnlySpan<CssToken> tokens, int opening)
    {
        var depth = 0;
        for (var i = opening; i < tokens.Length; i++)
        {
            if (TokenList.ClosingKind(tokens[i].Kind) != TokenKind.End) depth++;
            else if (tokens[i].Kind is TokenKind.CloseParen or TokenKind.CloseSquare or TokenKind.CloseBrace && --depth == 0) return i;
        }
        return tokens.Length;
    }

    /// <summary>Resolves the references among one element's own variables, each once.</summary>
    private sealed class Resolution(
        ImmutableDictionary<string, ReadOnlyMemory<CssToken>> inherited, Dictionary<string, VariableDeclaration> own)
    {
        private readonly Dictionary<string, ReadOnlyMemory<CssToken>?> _done = [];

        public ImmutableDictionary<string, ReadOnlyMemory<CssToken>> Result()
        {
            var result = inherited;
            foreach (var name in own.Keys)
                result = Find(name) is { } value ? result.SetItem(name, value) : result.Remove(name);
            return result;
        }

        private ReadOnlyMemory<CssToken>? Find(string name)
        {
            if (!own.TryGetValue(name, out var variable)) return inherited.TryGetValue(name, out var value) ? value : (ReadOnlyMemory<CssToken>?)null;
            if (_done.TryGetValue(name, out var known)) return known;
            // While a variable is being resolved it counts as invalid, which is what a cycle makes it.
            _done[name] = null;
            var tokens = new List<CssToken>();
            if (_done.Count <= 256 && Substitute(variable.Tokens.Span, Find, tokens, 0)) _done[name] = tokens.ToArray();
            return _done[name];
        }
    }
}
