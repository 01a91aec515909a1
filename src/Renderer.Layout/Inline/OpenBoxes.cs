using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Inline;

/// <summary>The inline boxes open between two characters: the nearest one that holds both decides whether a line may break there (CSS Text 3, 5.1).</summary>
internal ref struct OpenBoxes(ComputedStyle? container)
{
    // Most text has no boxes in it.
    private List<ComputedStyle>? _open;
    private int _shallowest;
    private bool _hasPassed;

    /// <summary>Notes the start or end of a box.</summary>
    public void Pass(int edge, ComputedStyle style)
    {
        if (edge == InlineEdge.Open) (_open ??= []).Add(style);
        else if (edge == InlineEdge.Close && _open is { Count: > 0 } open) open.RemoveAt(open.Count - 1);
        else return;
        if (!_hasPassed) _shallowest = edge == InlineEdge.Open ? _open.Count - 1 : _open.Count;
        else _shallowest = Math.Min(_shallowest, _open.Count);
        _hasPassed = true;
    }

    /// <summary>The style that holds the characters before and after; null if no box began or ended between them.</summary>
    public ComputedStyle? TakeCommon()
    {
        if (!_hasPassed) return null;
        _hasPassed = false;
        return _shallowest == 0 ? container : _open![_shallowest - 1];
    }
}
