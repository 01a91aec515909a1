using Renderer.Layout.Css.Properties;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Cascade;

/// <summary>The page area that viewport units are shares of: that of an ordinary page, worked out before any element has a style.</summary>
internal static class ViewportArea
{
    public static Lazy<PageArea> Of(IReadOnlyList<StyleSheet> sheets, FontStacks fonts) => new(() =>
    {
        // Page margins in viewport units would depend on themselves; those of the ordinary page count as of a page without any.
        var computer = new StyleComputer(fonts, new Lazy<PageArea>(default(PageArea)), _ => { });
        var initial = computer.Compute(null, null, ReadOnlySpan<AppliedRule>.Empty);
        var root = new Element("html") { Styles = new(initial, null, null, null) };
        var page = new PageStyles([UserAgentSheet.Sheet, .. sheets], computer, root, new WarningList()).Of(new("", false, false, false));
        return new(page.AreaWidth, page.AreaHeight);
    });
}
