using System.Collections.Immutable;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Reads a style sheet: rules that apply to print are kept, those for the screen are dropped silently, all else with a warning.</summary>
internal sealed class StyleSheetReader
{
    private const int DeepestMedia = 16;

    private readonly TokenList _tokens;
    private readonly ImmutableArray<SheetWarning>.Builder _warnings = ImmutableArray.CreateBuilder<SheetWarning>();
    private readonly ImmutableArray<PageRule>.Builder _pageRules = ImmutableArray.CreateBuilder<PageRule>();
    private readonly List<SelectorRule> _rules = [];
    private readonly DeclarationReader _declarations;

    private StyleSheetReader(string text)
    {
        _tokens = new(text);
        _declarations = new(_tokens, _warnings);
    }

    public static StyleSheet Read(string text)
    {
        var reader = new StyleSheetReader(text);
        reader.ReadRules(new(0, reader._tokens.Count), 0);
        return new(reader._rules, reader._pageRules.ToImmutable(), reader._warnings.ToImmutable());
    }

    /// <summary>The declarations of a <c>style</c> attribute.</summary>
    public static AttributeRule ReadAttribute(string text)
    {
        var reader = new StyleSheetReader(text);
        var rule = reader.ReadBlock(new(0, reader._tokens.Count));
        return new(rule, reader._warnings.ToImmutable());
    }

    private void ReadRules(TokenRange range, int depth)
    {
        foreach (var rule in RuleParser.Rules(_tokens, range))
        {
            if (rule.AtName is null) ReadStyleRule(rule);
            else ReadAtRule(rule, depth);
        }
    }

    private void ReadAtRule(in SyntaxRule rule, int depth)
    {
        switch (rule.AtName)
        {
            case "media" when rule.Block is { } block && depth < DeepestMedia:
                ReadMedia(rule, block, depth);
                break;
            case "page" when rule.Block is { } block:
                PageRuleReader.Read(_tokens, rule, block, _declarations, _pageRules);
                break;
            case "charset" or "namespace":
                break;
            default:
                _declarations.Warn($"The rule @{rule.AtName} is not supported and was ignored.", rule.Offset);
                break;
        }
    }

    private void ReadMedia(in SyntaxRule rule, TokenRange block, int depth)
    {
        var applies = MediaQuery.AppliesToPrint(_tokens.Slice(rule.Prelude).Span);
        if (applies == true) ReadRules(block, depth + 1);
        else if (applies is null) _declarations.Warn($"The media query \"{_tokens.TextOf(rule.Prelude)}\" is not supported; its rules were ignored.", rule.Offset);
    }

    private void ReadStyleRule(in SyntaxRule rule)
    {
        var selectors = SelectorParser.Parse(_tokens.Slice(RuleParser.Trim(_tokens, rule.Prelude)).Span);
        if (selectors.IsDefault)
        {
            RefuseSelector(rule);
            return;
        }
        var declarations = ReadBlock(rule.Block!.Value);
        if (declarations.IsEmpty) return;
        foreach (var selector in selectors) _rules.Add(new(selector, declarations, _rules.Count));
    }

    // "::-webkit-scrollbar" and the like are the screen's business.
    private void RefuseSelector(in SyntaxRule rule)
    {
        var text = _tokens.TextOf(rule.Prelude);
        string[] silent = ["::-webkit-", "::-moz-", "::selection", "::placeholder", "::backdrop"];
        if (!silent.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            _declarations.Warn($"The selector \"{text}\" is not supported; its rule was ignored.", rule.Offset);
    }

    private StyleRule ReadBlock(TokenRange range)
    {
        var contents = RuleParser.Block(_tokens, range);
        foreach (var nested in contents.Rules) _declarations.Warn("Nested rules are not supported and were ignored.", nested.Offset);
        foreach (var broken in contents.Broken)
            _declarations.Warn($"\"{_tokens.TextOf(broken)}\" is no declaration and was ignored.", _tokens[broken.Start].Start);
        return _declarations.Read(contents.Declarations);
    }
}
