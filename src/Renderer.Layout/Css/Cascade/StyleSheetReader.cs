using System.Collections.Immutable;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Reads a style sheet: rules that can apply to print are kept, those for the screen are dropped silently, all else with a warning.</summary>
internal sealed class StyleSheetReader
{
    private const int DeepestRules = 16;

    private readonly TokenList _tokens;
    private readonly ImmutableArray<SheetWarning>.Builder _warnings = ImmutableArray.CreateBuilder<SheetWarning>();
    private readonly ImmutableArray<PageRule>.Builder _pageRules = ImmutableArray.CreateBuilder<PageRule>();
    private readonly ImmutableArray<FontFaceRule>.Builder _fontFaces = ImmutableArray.CreateBuilder<FontFaceRule>();
    private readonly List<SelectorRule> _rules = [];
    private readonly SheetLayers _layers = new();
    private readonly DeclarationReader _declarations;

    private StyleSheetReader(string text)
    {
        _tokens = new(text);
        _declarations = new(_tokens, _warnings);
    }

    /// <summary>What encloses a rule: its depth, its layer and, if it is nested, the selectors of the rule round it.</summary>
    private readonly record struct Surroundings(int Depth, int Layer, ImmutableArray<Selector> Parents)
    {
        public Surroundings Deeper => this with { Depth = Depth + 1 };
    }

    public static StyleSheet Read(string text)
    {
        var reader = new StyleSheetReader(text);
        reader.ReadRules(RuleParser.Rules(reader._tokens, new(0, reader._tokens.Count)), new(0, SheetLayers.None, default));
        return new(reader._rules, reader._pageRules.ToImmutable(), reader._layers.ToImmutable(), reader._warnings.ToImmutable()) { FontFaces = reader._fontFaces.ToImmutable() };
    }

    /// <summary>The declarations of a <c>style</c> attribute.</summary>
    public static AttributeRule ReadAttribute(string text)
    {
        var reader = new StyleSheetReader(text);
        var contents = RuleParser.Block(reader._tokens, new(0, reader._tokens.Count));
        foreach (var nested in contents.Rules) reader._declarations.Warn("Rules inside a style attribute are not supported and were ignored.", nested.Offset);
        return new(reader.ReadDeclarations(contents), reader._warnings.ToImmutable());
    }

    private void ReadRules(List<SyntaxRule> rules, in Surroundings around)
    {
        foreach (var rule in rules)
        {
            if (around.Depth > DeepestRules) _declarations.Warn($"Rules nest more than {DeepestRules} deep; the inner ones were ignored.", rule.Offset);
            else if (rule.AtName is null) ReadStyleRule(rule, around);
            else ReadAtRule(rule, around);
        }
    }

    private void ReadAtRule(in SyntaxRule rule, in Surroundings around)
    {
        switch (rule.AtName)
        {
            case "media" when rule.Block is { } block:
                ReadConditional(rule, block, MediaQuery.AppliesToPrint(_tokens.Slice(rule.Prelude).Span), around);
                break;
            case "supports" when rule.Block is { } block:
                ReadConditional(rule, block, SupportsQuery.Holds(_tokens, rule.Prelude), around);
                break;
            case "layer":
                ReadLayer(rule, around);
                break;
            case "page" when rule.Block is { } block && around.Parents.IsDefault:
                PageRuleReader.Read(_tokens, rule, block, _declarations, _pageRules);
                break;
            case "font-face" when rule.Block is { } block && around.Parents.IsDefault:
                if (new FontFaceRuleReader(_tokens, _declarations).Read(rule, block) is { } face) _fontFaces.Add(face);
                break;
            default:
                if (UnsupportedRules.Hint(rule.AtName!) is { } hint) _declarations.Warn($"The rule @{rule.AtName} is not supported and was ignored.", rule.Offset, hint);
                break;
        }
    }

    private void ReadConditional(in SyntaxRule rule, TokenRange block, bool? applies, in Surroundings around)
    {
        if (applies == true) ReadBody(block, around.Deeper);
        else if (applies is null)
        {
            var kind = rule.AtName == "media" ? "media query" : "condition";
            _declarations.Warn($"The {kind} \"{_tokens.TextOf(rule.Prelude)}\" is not supported; its rules were ignored.", rule.Offset);
        }
    }

    private void ReadLayer(in SyntaxRule rule, in Surroundings around)
    {
        var names = SheetLayers.NamesOf(_tokens.Slice(rule.Prelude).Span);
        if (names is null || (rule.Block is not null && names.Count > 1))
            _declarations.Warn($"\"{_tokens.TextOf(rule.Prelude)}\" is no name of a layer; the rule was ignored.", rule.Offset);
        else if (rule.Block is { } block) ReadBody(block, around.Deeper with { Layer = _layers.Add(around.Layer, names.SingleOrDefault()) });
        else foreach (var name in names) _layers.Add(around.Layer, name);
    }

    // Inside a style rule the bodies of @media and its kind hold declarations too (CSS Nesting 1, section 3.1).
    private void ReadBody(TokenRange block, in Surroundings around)
    {
        if (around.Parents.IsDefault) ReadRules(RuleParser.Rules(_tokens, block), around);
        else ReadBlock(block, around.Parents, around);
    }

    private void ReadStyleRule(in SyntaxRule rule, in Surroundings around)
    {
        var selectors = SelectorParser.Parse(_tokens.Slice(RuleParser.Trim(_tokens, rule.Prelude)).Span, new(0, false, around.Parents));
        if (selectors.IsDefault) RefuseSelector(rule);
        // What waits for a pointer or a focus says nothing about paper, whatever it declares.
        else if (!selectors.All(SelectorMatcher.CanNeverMatch)) ReadBlock(rule.Block!.Value, selectors, around);
    }

    private void ReadBlock(TokenRange block, ImmutableArray<Selector> selectors, in Surroundings around)
    {
        var contents = RuleParser.Block(_tokens, block);
        var declarations = ReadDeclarations(contents);
        if (!declarations.IsEmpty)
            foreach (var selector in selectors) _rules.Add(new(selector, declarations, _rules.Count, around.Layer));
        ReadRules(contents.Rules, around.Deeper with { Parents = selectors });
    }

    // "::-webkit-scrollbar" and the like are the screen's business.
    private void RefuseSelector(in SyntaxRule rule)
    {
        var text = _tokens.TextOf(rule.Prelude);
        string[] silent = ["::-webkit-", "::-moz-", "::selection", "::placeholder", "::backdrop", "::cue", "::target-text", "::view-transition"];
        if (!silent.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            _declarations.Warn($"The selector \"{text}\" is not supported; its rule was ignored.", rule.Offset);
    }

    private StyleRule ReadDeclarations(BlockContents contents)
    {
        foreach (var broken in contents.Broken)
            _declarations.Warn($"\"{_tokens.TextOf(broken)}\" is no declaration and was ignored.", _tokens[broken.Start].Start, "Write name: value; and look for a missing semicolon.");
        return _declarations.Read(contents.Declarations);
    }
}
