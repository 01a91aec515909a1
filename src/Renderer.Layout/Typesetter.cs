using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Layout;

/// <summary>Lays HTML out on pages. One instance serves all threads: fonts and parsed style sheets are shared read-only.</summary>
public sealed class Typesetter(FontLibrary fonts, LayoutOptions options)
{
    /// <summary>Parses the HTML, resolves its styles and lays it out on the pages its <c>@page</c> rules describe.</summary>
    /// <exception cref="LayoutException">The HTML cannot be laid out; every problem is in it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PagedDocument LayOut(string html, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{fonts.Digests.Count} {options} {html}");
}
