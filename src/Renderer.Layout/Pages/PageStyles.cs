using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;

namespace Renderer.Layout.Pages;

/// <summary>Resolves <c>@page</c> rules for each kind of page (CSS Paged Media 3, sections 4 to 7). The page context inherits from the root element.</summary>
internal sealed class PageStyles(IReadOnlyList<StyleSheet> sheets, StyleComputer computer, Element root, WarningList warnings)
{
    private readonly Dictionary<PageKind, PageGeometry> _known = [];

    public PageGeometry Of(PageKind kind)
    {
        if (!_known.TryGetValue(kind, out var geometry)) _known.Add(kind, geometry = Resolve(kind));
        return geometry;
    }

    /// <summary>The page whose area the flow is laid out for: lines are broken once, so left and right pages of a name must be equally wide.</summary>
    public PageGeometry FlowPage(string name)
    {
        var right = Of(new(name, false, false, false));
        if (Math.Abs(Of(new(name, false, true, false)).AreaWidth - right.AreaWidth) > 0.01)
            warnings.Add("page-width-varies", "Left and right pages leave different widths for the text; that of right pages is used.", "Give the @page rules margins with the same sum.", root.Origin);
        return right;
    }

    /// <summary>The counters that margin boxes show, other than those of pages; null if that is only known with the values of variables.</summary>
    public IReadOnlySet<string>? ShownCounters()
    {
        var names = new HashSet<string>();
        foreach (var box in sheets.SelectMany(sheet => sheet.PageRules).SelectMany(rule => rule.MarginBoxes))
        {
            foreach (var declaration in box.Rule.Declarations)
            {
                if (declaration.Value is DeferredValue && declaration.Property.Name == "content") return null;
                if (declaration.Value is ImmutableArray<ContentPart> { IsDefault: false } parts)
                    names.UnionWith(parts.Where(part => part.Kind is ContentKind.Counter or ContentKind.Counters).Select(part => part.Text));
            }
        }
        names.ExceptWith(["page", "pages"]);
        return names;
    }

    private PageGeometry Resolve(PageKind kind)
    {
        var rules = RulesFor(kind);
        var style = computer.Compute(root.Style, root.Style, rules.Select(rule => rule.Rule).ToArray());
        var size = SizeOf(rules);
        var boxes = new Dictionary<string, ComputedStyle>();
        foreach (var name in MarginBoxNames.All)
        {
            var own = rules.SelectMany(rule => rule.MarginBoxes).Where(box => box.Name == name).Select(box => box.Rule).ToArray();
            if (own.Length == 0) continue;
            var computed = computer.Compute(style, root.Style, [MarginBoxDefaults.RuleFor(name), .. own]);
            if (!computed.Content.IsDefault && computed.Display != Css.Values.Display.None) boxes.Add(name, computed);
        }
        return new(size.Width, size.Height, style, boxes) { Grid = rules.LastOrDefault(rule => rule.Grid is not null)?.Grid ?? PageGrid.None };
    }

    // The weakest first: the user agent's, then the author's by specificity.
    private List<PageRule> RulesFor(PageKind kind)
    {
        var (rules, author) = (new List<PageRule>(), new List<PageRule>());
        var isAuthor = false;
        foreach (var sheet in sheets)
        {
            foreach (var rule in sheet.PageRules)
                if (Matches(rule.Selector, kind)) (isAuthor ? author : rules).Add(rule);
            isAuthor = true;
        }
        return [.. rules.OrderBy(rule => rule.Selector.Specificity), .. author.OrderBy(rule => rule.Selector.Specificity)];
    }

    private static bool Matches(PageSelector selector, PageKind kind) =>
        (selector.Name.Length == 0 || selector.Name == kind.Name)
        && (!selector.First || kind.IsFirst) && (!selector.Blank || kind.IsBlank)
        && (!selector.Left || kind.IsLeft) && (!selector.Right || !kind.IsLeft);

    private static PageSize SizeOf(List<PageRule> rules)
    {
        var (width, height) = (0.0, 0.0);
        foreach (var rule in rules)
        {
            if (rule.Size is not { } size) continue;
            if (size.Width > 0) (width, height) = (size.Width, size.Height);
            if (size.IsLandscape is { } isLandscape && isLandscape != width > height) (width, height) = (height, width);
        }
        return new(width, height, null);
    }
}
