using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Web;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Resources;

namespace Renderer.Layout;

/// <summary>Lays HTML out on pages. One instance serves all threads: fonts and parsed style sheets are shared read-only.</summary>
public sealed class Typesetter(FontLibrary fonts, LayoutOptions options)
{
    private readonly DocumentStacks _stacks = new(fonts, options);
    private readonly StyleCache _styles = new();

    /// <summary>Parses the HTML, resolves its styles and lays it out on the pages its <c>@page</c> rules describe.</summary>
    /// <exception cref="LayoutException">The HTML cannot be laid out; every problem is in it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PagedDocument LayOut(string html, CancellationToken cancellationToken = default) => LayOut(new LayoutSource(html), cancellationToken);

    /// <summary>The same for a document that brings files along.</summary>
    /// <exception cref="LayoutException">The HTML cannot be laid out; every problem is in it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PagedDocument LayOut(LayoutSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return options.TimeLimit is { } limit ? LayOutWithin(limit, source, cancellationToken) : Run(source, cancellationToken);
    }

    private PagedDocument LayOutWithin(TimeSpan limit, LayoutSource source, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(limit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        try
        {
            return Run(source, either.Token);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LayoutException([new("time-limit", $"The layout takes longer than {limit.TotalSeconds:0.###} s.", "Make the document smaller or simpler, or raise the limit.", default)]);
        }
    }

    private PagedDocument Run(LayoutSource source, CancellationToken cancellationToken)
    {
        var warnings = new WarningList();
        var root = HtmlReader.Read(source.Html, options.MaximumDepth, warnings, cancellationToken);
        var layout = LayOutRead(new(source, root, warnings), cancellationToken);
        return layout with { Properties = HeadReader.Properties(root), Warnings = warnings.ToImmutable(), Places = source.Places };
    }

    /// <summary>A document whose elements have no styles yet.</summary>
    internal readonly record struct ReadDocument(LayoutSource Source, Element Root, WarningList Warnings);

    private PagedDocument LayOutRead(in ReadDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return new LayoutRounds(ResolveStyles(document, cancellationToken), options, document.Warnings).LayOut(cancellationToken);
        }
        catch (FontException fault)
        {
            // What is wrong with a font may only show when a text asks for its glyphs.
            throw new LayoutException([new("font-unusable", $"A font is damaged. {fault.Message}", "Replace the font file, or name another family in font-family.", document.Root.Origin)]);
        }
    }

    /// <summary>The cascade: every element gets its styles.</summary>
    internal StyledDocument ResolveStyles(in ReadDocument document, CancellationToken cancellationToken)
    {
        var (source, root, warnings) = document;
        var resources = new DocumentResources(source.Resources);
        var faces = new List<PlacedFontFace>();
        var sheets = HeadReader.StyleSheets(new(root, source.Html), _styles, faces, warnings);
        var stacks = _stacks.For(faces, resources, warnings);
        StyleResolver? resolver = null;
        var computer = new StyleComputer(stacks, ViewportArea.Of(sheets, stacks), name => warnings.Add(
            "css-unsupported", $"A value of {name} is not valid once its variables are known, and was ignored.", "Correct the custom property.", resolver?.CurrentOrigin ?? root.Origin));
        resolver = new(sheets, _styles, computer, warnings);
        resolver.Resolve(root, cancellationToken);
        return new(source, root, new([UserAgentSheet.Sheet, .. sheets], computer, root, warnings), resolver, resources);
    }
}
