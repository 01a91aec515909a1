using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Pages;

/// <summary>Counters and named strings as page after page sees them (CSS Paged Media 3, section 6; CSS Generated Content for Paged Media 3, 1.2).</summary>
internal sealed class PageContext(int pages)
{
    private readonly Dictionary<string, int> _counters = [];
    private readonly Dictionary<string, StringOnPage> _strings = [];

    private readonly record struct StringOnPage(string Entry, string? First, string Last, bool IsAtTop);

    /// <summary>Value of the counter <c>page</c>.</summary>
    public int Page { get; private set; }

    /// <summary>Goes on to the next page: the counter <c>page</c> counts by itself unless the page's own style changes it.</summary>
    public void Begin(ComputedStyle page)
    {
        if (!ChangesPage(page)) Page++;
        Apply(page, _ => true);
        foreach (var name in _strings.Keys)
            _strings[name] = new(_strings[name].Last, null, _strings[name].Last, false);
    }

    /// <summary>Takes what an element on the page sets.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="isAtTop">Whether the element begins the page.</param>
    public void Apply(PageAssignment assignment, bool isAtTop)
    {
        foreach (var change in assignment.Counters) _counters[change.Name] = change.Value;
        Apply(assignment.Style, IsPage);
        foreach (var (name, value) in assignment.Strings)
        {
            var before = _strings.GetValueOrDefault(name, new("", null, "", false));
            _strings[name] = before.First is null ? before with { First = value, Last = value, IsAtTop = isAtTop } : before with { Last = value };
        }
    }

    public int Counter(string name) => name switch
    {
        "page" => Page,
        "pages" => pages,
        _ => _counters.GetValueOrDefault(name),
    };

    /// <summary>A named string as <c>string()</c> asks for it.</summary>
    public string String(string name, string which)
    {
        if (!_strings.TryGetValue(name, out var value)) return "";
        return which switch
        {
            "start" => value.IsAtTop ? value.First! : value.Entry,
            "last" => value.Last,
            "first-except" => value.First is null ? value.Entry : "",
            _ => value.First ?? value.Entry,
        };
    }

    // A page that sets the counter itself shows what it says, as browsers do; the next one counts on from there.
    private static bool ChangesPage(ComputedStyle style) =>
        style.CounterReset.Any(IsPage) || style.CounterIncrement.Any(IsPage) || style.CounterSet.Any(IsPage);

    private static bool IsPage(CounterChange change) => change.Name == "page";

    private void Apply(ComputedStyle style, Func<CounterChange, bool> chosen)
    {
        foreach (var (name, value) in style.CounterReset.Where(chosen)) Set(name, value);
        foreach (var (name, value) in style.CounterIncrement.Where(chosen)) Set(name, Counter(name) + value);
        foreach (var (name, value) in style.CounterSet.Where(chosen)) Set(name, value);
    }

    private void Set(string name, int value)
    {
        if (name == "page") Page = value;
        else _counters[name] = value;
    }
}
