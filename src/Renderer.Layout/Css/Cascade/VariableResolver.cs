using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Custom properties and <c>var()</c> (CSS Variables 1).</summary>
internal static class VariableResolver
{
    // A few variables that double each other would otherwise fill the memory.
    private const int MostTokens = 4096;

    /// <summary>The variables of an element: the parent's, overridden by the rules', with references inside them resolved; cyclic ones are dropped.</summary>
    public static ImmutableDictionary<string, ReadOnlyMemory<CssToken>> Resolve(
        ImmutableDictionary<string, ReadOnlyMemory<CssToken>> inherited, ReadOnlySpan<AppliedRule> rules)
    {
        Dictionary<string, VariableDeclaration>? own = null;
        var hasImportant = false;
        foreach (var (rule, _) in rules)
        {
            foreach (var variable in rule.Variables)
            {
                own ??= [];
                hasImportant |= variable.IsImportant;
                own[variable.Name] = variable;
            }
        }
        if (own is null) return inherited;
        if (hasImportant) ChooseImportant(own, rules);
        return new Resolution(inherited, own).Result();
    }

    private static void ChooseImportant(Dictionary<string, VariableDeclaration> own, ReadOnlySpan<AppliedRule> rules)
    {
        var strengths = new Dictionary<string, int>();
        foreach (var (rule, level) in rules)
        {
            var strength = CascadeLevel.ImportantStrength(level);
            foreach (var variable in rule.Variables)
            {
                if (!variable.IsImportant || (strengths.TryGetValue(variable.Name, out var known) && known > strength)) continue;
                (own[variable.Name], strengths[variable.Name]) = (variable, strength);
            }
        }
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

    private static CssWide? WideKeyword(ReadOnlySpan<CssToken> tokens)
    {
        var reader = new ValueReader(tokens);
        return reader.TryKeyword<CssWide>(out var wide) && reader.AtEnd ? wide : null;
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
            if (WideKeyword(variable.Tokens.Span) is { } wide)
            {
                if (wide != CssWide.Initial && inherited.TryGetValue(name, out var parents)) _done[name] = parents;
                return _done[name];
            }
            var tokens = new List<CssToken>();
            if (_done.Count <= 256 && Substitute(variable.Tokens.Span, Find, tokens, 0)) _done[name] = tokens.ToArray();
            return _done[name];
        }
    }
}
