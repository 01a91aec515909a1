using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;

namespace Renderer.Layout.Boxes;

/// <summary>What content says of other places: page numbers, counters and texts of targets (CSS Generated Content for Paged Media 3; CSS Content 3, 2.6).</summary>
/// <remarks>A page number is known only when all pages are: each round of layout uses what the round before found, until nothing changes.</remarks>
internal sealed class CrossReferences(Element root, WarningList warnings)
{
    // Two figures: filling in the number then seldom moves a line.
    private const int UnknownPage = 10;

    /// <summary>A part, and the element it speaks of.</summary>
    private readonly record struct Reference(string Id, ContentPart Part)
    {
        public bool IsPageNumber => Part is { Kind: ContentKind.TargetCounter or ContentKind.TargetCounters, Text: "page" } || IsTotal;

        public bool IsTotal => Part is { Kind: ContentKind.Counter or ContentKind.Counters, Text: "pages" };
    }

    private readonly Dictionary<Reference, string> _known = [];
    private readonly Dictionary<Reference, string> _found = [];
    private Dictionary<string, Element>? _targets;

    /// <summary>The text of a part with a target, as far as it is known.</summary>
    public string Text(in ContentPart part, Element element)
    {
        if (TargetOf(part.Target!, element) is not { } target) return "";
        return Text(new Reference(target.Id!, part with { Target = null }));
    }

    /// <summary>The number of the page that an element stands on, or of all pages, in content that is not a margin box's.</summary>
    public string PageText(in ContentPart part, Element element)
    {
        if (part.Text == "pages") return Text(new Reference("", part));
        // No id has a space in it. The name is known to the boxes of the next round.
        element.Anchor ??= $"place {element.SourceIndex}";
        return Text(new Reference(element.Anchor, part with { Kind = ContentKind.TargetCounter }));
    }

    /// <summary>Says that something is only known to margin boxes.</summary>
    public void RefuseString(in ContentPart part, Element element) => warnings.Add(
        "css-unsupported", $"string({part.Text}) was ignored: named strings are known in margin boxes only.", "Use it in a margin box of @page, or say the text itself.", element.Origin);

    private string Text(in Reference reference)
    {
        if (_known.TryGetValue(reference, out var text)) return text;
        _known.Add(reference, text = reference.IsPageNumber ? CounterStyles.Format(UnknownPage, reference.Part.CounterStyle) : "");
        return text;
    }

    /// <summary>Notes what content elsewhere wants to know of an element, while its counters are in force.</summary>
    public void Observe(Element element, GeneratedContent generated)
    {
        if (_known.Count == 0 || element.Id is not { } id) return;
        foreach (var reference in _known.Keys)
            if (reference.Id == id && !reference.IsPageNumber) _found.TryAdd(reference, generated.Text(AtTarget(reference.Part), element));
    }

    /// <summary>Compares what this round assumed with what it found; true if they agree, else the next round assumes what was found.</summary>
    /// <param name="pageOf">The value of the counter <c>page</c> where an id came to stand; null if it is nowhere.</param>
    /// <param name="pages">How many pages there are.</param>
    public bool Settle(Func<string, int?> pageOf, int pages)
    {
        var isSettled = true;
        foreach (var reference in _known.Keys.ToArray())
        {
            var text = reference.IsPageNumber ? CounterStyles.Format(reference.IsTotal ? pages : pageOf(reference.Id) ?? 0, reference.Part.CounterStyle) : _found.GetValueOrDefault(reference, "");
            isSettled &= text == _known[reference];
            _known[reference] = text;
        }
        _found.Clear();
        return isSettled;
    }

    // What a part with a target says is what the part without one says at the target.
    private static ContentPart AtTarget(in ContentPart part) => part with
    {
        Kind = part.Kind switch
        {
            ContentKind.TargetCounter => ContentKind.Counter,
            ContentKind.TargetCounters => ContentKind.Counters,
            _ => ContentKind.ElementText,
        },
    };

    private Element? TargetOf(ContentTarget reference, Element element)
    {
        var address = reference.IsAttribute ? element.Attribute(reference.Text)?.Trim() : reference.Text;
        if (address is null) return null;
        if (address.StartsWith('#') && Targets().TryGetValue(Uri.UnescapeDataString(address[1..]), out var target)) return target;
        if (address.StartsWith('#')) warnings.Add("link-broken", $"Nothing in the document has the id {address[1..]}.", "Correct the address, or give the target an id.", element.Origin);
        else warnings.Add("link-ignored", $"{address} is no place in the document, so it has no page number.", "Use #id.", element.Origin);
        return null;
    }

    private Dictionary<string, Element> Targets()
    {
        if (_targets is not null) return _targets;
        _targets = new(StringComparer.Ordinal);
        foreach (var element in HeadReader.Descendants(root))
            if (element.Id is { } id && element.Styles is not null && element.Style.Display != Display.None) _targets.TryAdd(id, element);
        return _targets;
    }
}
