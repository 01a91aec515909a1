namespace Renderer.Templating.Evaluation;

/// <summary>A lazy run of whole numbers, both ends included; empty when <see cref="Count"/> is 0.</summary>
internal sealed class ScriptRange
{
    private readonly long _first;

    private ScriptRange(long first, long count, bool isFalling)
    {
        _first = first;
        Count = count;
        IsFalling = isFalling;
    }

    public long Count { get; }

    private bool IsFalling { get; }

    /// <summary>From <paramref name="first"/> to <paramref name="last"/>, downwards when the last is smaller.</summary>
    public static ScriptRange Create(long first, long last, bool isLastIncluded)
    {
        var distance = (Int128)last - first;
        var count = Int128.Abs(distance) + (isLastIncluded ? 1 : 0);
        return new ScriptRange(first, (long)Int128.Min(count, long.MaxValue), distance < 0);
    }

    public Value At(long index) => index < 0 || index >= Count ? Value.Undefined : Value.Of(IsFalling ? _first - index : _first + index);
}
