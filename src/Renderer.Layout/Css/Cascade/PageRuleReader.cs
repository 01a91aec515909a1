using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Reads <c>@page</c> rules with their margin boxes (CSS Paged Media 3).</summary>
internal static class PageRuleReader
{
    private const string GridName = "-renderer-grid";

    // CSS Paged Media 3, section 7.1, in points.
    private static readonly Dictionary<string, (double Width, double Height)> PaperSizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a3"] = (Mm(297), Mm(420)),
        ["a4"] = (Mm(210), Mm(297)),
        ["a5"] = (Mm(148), Mm(210)),
        ["b4"] = (Mm(250), Mm(353)),
        ["b5"] = (Mm(176), Mm(250)),
        ["jis-b4"] = (Mm(257), Mm(364)),
        ["jis-b5"] = (Mm(182), Mm(257)),
        ["letter"] = (612, 792),
        ["legal"] = (612, 1008),
        ["ledger"] = (792, 1224),
    };

    private static double Mm(double millimetres) => millimetres * 72 / 25.4;

    public static void Read(TokenList tokens, in SyntaxRule rule, TokenRange block, DeclarationReader declarations, ImmutableArray<PageRule>.Builder rules)
    {
        var selectors = ReadSelectors(tokens.Slice(rule.Prelude).Span);
        if (selectors is null)
        {
            declarations.Warn($"The page selector \"{tokens.TextOf(rule.Prelude)}\" is not supported; its rule was ignored.", rule.Offset);
            return;
        }
        var contents = RuleParser.Block(tokens, block);
        var size = ReadSize(tokens, contents, declarations);
        var own = declarations.Read(contents.Declarations.FindAll(declaration => declaration.Name is not ("size" or GridName)));
        var boxes = contents.Rules.Where(box => IsMarginBox(box, declarations)).Select(box => ReadMarginBox(tokens, box, declarations)).ToImmutableArray();
        var grid = ReadGrid(tokens, contents, declarations);
        foreach (var selector in selectors) rules.Add(new(selector, own, size, boxes) { Grid = grid });
    }

    private static MarginBoxRule ReadMarginBox(TokenList tokens, in SyntaxRule box, DeclarationReader declarations) =>
        new(box.AtName!, declarations.Read(RuleParser.Block(tokens, box.Block!.Value).Declarations));

    private static bool IsMarginBox(in SyntaxRule rule, DeclarationReader declarations)
    {
        if (rule.AtName is { } name && rule.Block is not null && Pages.MarginBoxNames.All.Contains(name)) return true;
        declarations.Warn($"{(rule.AtName is null ? "A nested rule" : "@" + rule.AtName)} inside @page is not supported and was ignored.", rule.Offset);
        return false;
    }

    private static List<PageSelector>? ReadSelectors(ReadOnlySpan<CssToken> tokens)
    {
        var selectors = new List<PageSelector>();
        var reader = new ValueReader(tokens);
        do
        {
            var selector = new PageSelector(reader.TryIdent(out var name) ? name : "", false, false, false, false);
            while (reader.Peek().Kind == TokenKind.Colon)
            {
                reader.Skip();
                if (!reader.TryIdent(out var pseudo)) return null;
                switch (pseudo.ToLowerInvariant())
                {
                    case "first": selector = selector with { First = true }; break;
                    case "blank": selector = selector with { Blank = true }; break;
                    case "left": selector = selector with { Left = true }; break;
                    case "right": selector = selector with { Right = true }; break;
                    default: return null;
                }
            }
            selectors.Add(selector);
        }
        while (reader.TryComma());
        return reader.AtEnd ? selectors : null;
    }

    private static PageSize? ReadSize(TokenList tokens, BlockContents contents, DeclarationReader declarations)
    {
        PageSize? size = null;
        foreach (var declaration in contents.Declarations.Where(declaration => declaration.Name == "size"))
        {
            if (ParseSize(tokens.Slice(declaration.Value).Span) is { } known) size = known;
            else declarations.Warn($"The page size \"{tokens.TextOf(declaration.Value)}\" is not known and was ignored.", declaration.Offset);
        }
        return size;
    }

    private static PageGrid? ReadGrid(TokenList tokens, BlockContents contents, DeclarationReader declarations)
    {
        PageGrid? grid = null;
        foreach (var declaration in contents.Declarations.Where(declaration => declaration.Name == GridName))
        {
            var reader = new ValueReader(tokens.Slice(declaration.Value).Span);
            if (reader.TryKeyword("none") && reader.AtEnd) grid = PageGrid.None;
            else if (reader.TryInteger(out var characters) && reader.TryInteger(out var lines) && characters is > 0 and <= 1000 && lines is > 0 and <= 1000 && reader.AtEnd) grid = new(characters, lines);
            else declarations.Warn($"The grid \"{tokens.TextOf(declaration.Value)}\" is not a number of characters and one of lines, and was ignored.", declaration.Offset);
        }
        return grid;
    }

    private static PageSize? ParseSize(ReadOnlySpan<CssToken> tokens)
    {
        var reader = new ValueReader(tokens);
        if (reader.TryLength(out var width, percent: false))
        {
            var height = reader.TryLength(out var second, percent: false) ? second : width;
            // Font-relative page sizes would need a font that is only known inside the page.
            (width, height) = (width with { IsCalculated = false }, height with { IsCalculated = false });
            var isAbsolute = width == Length.OfPoints(width.Points) && height == Length.OfPoints(height.Points);
            return isAbsolute && width.Points >= 1 && height.Points >= 1 && reader.AtEnd ? new(width.Points, height.Points, null) : null;
        }
        (double Width, double Height)? paper = null;
        bool? isLandscape = null;
        while (reader.TryIdent(out var word))
        {
            if (word.Equals("landscape", StringComparison.OrdinalIgnoreCase)) isLandscape = true;
            else if (word.Equals("portrait", StringComparison.OrdinalIgnoreCase)) isLandscape = false;
            else if (PaperSizes.TryGetValue(word, out var known)) paper = known;
            else if (!word.Equals("auto", StringComparison.OrdinalIgnoreCase)) return null;
        }
        return reader.AtEnd ? new(paper?.Width ?? 0, paper?.Height ?? 0, isLandscape) : null;
    }
}
