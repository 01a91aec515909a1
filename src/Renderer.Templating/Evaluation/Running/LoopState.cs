namespace Renderer.Templating.Evaluation;

/// <summary>The state of a running loop, which is what <c>for.index</c> and its like read.</summary>
/// <param name="count">Items in all; -1 for <c>while</c>, which does not know.</param>
/// <param name="walk">The walk over data that the loop makes; null when its items are values.</param>
internal sealed class LoopState(long count, JsonArrayCursor? walk = null) : TemplateObject
{
    private static readonly string[] WhileNames = ["index", "first", "even", "odd"];
    private static readonly string[] ForNames = ["index", "rindex", "first", "last", "even", "odd", "changed", "length"];
    private Value _previous;

    public long Index { get; set; }

    public long Length => count;

    public Value Current { get; private set; }

    public override int Count => Names.Count();

    public override IEnumerable<string> Names => count < 0 ? WhileNames : ForNames;

    public void Next(Value item)
    {
        _previous = Current;
        Current = item;
    }

    public override Value Get(RenderContext context, string name) => name switch
    {
        "index" => Value.Of(Index),
        "first" => Value.Of(Index == 0),
        "even" => Value.Of(Index % 2 == 0),
        "odd" => Value.Of(Index % 2 != 0),
        _ when count < 0 => Value.Undefined,
        "rindex" => Value.Of(count - 1 - Index),
        "last" => Value.Of(Index == count - 1),
        "changed" => Value.Of(Index == 0 || HasChanged(context)),
        "length" => Value.Of(count),
        _ => Value.Undefined,
    };

    private bool HasChanged(RenderContext context) =>
        !ValueComparer.AreEqual(context, walk is null ? _previous : walk.Previous, walk is null ? Current : walk.Current);

    public override bool TrySet(RenderContext context, string name, Value value) => false;

    public override void MakeReadOnly(RenderContext context, string name)
    {
    }
}
