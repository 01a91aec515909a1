using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Layout;

/// <summary>Collects the warnings of one layout, each once per place.</summary>
internal sealed class WarningList
{
    // A document that is wrong in more places is wrong everywhere; the caller need not carry them all.
    private const int Most = 1000;

    private readonly List<LayoutWarning> _warnings = [];
    private readonly HashSet<(string Message, Origin Origin)> _seen = [];

    public int Count => _warnings.Count;

    /// <summary>Takes back what was added since there were so many: it spoke of a layout that is done again.</summary>
    public void ForgetFrom(int count)
    {
        for (var i = count; i < _warnings.Count; i++) _seen.Remove((_warnings[i].Message, _warnings[i].Origin));
        _warnings.RemoveRange(count, _warnings.Count - count);
    }

    public void Add(string code, string message, string hint, Origin origin) => Add(new(code, message, hint, origin));

    public void Add(LayoutWarning warning)
    {
        if (_warnings.Count < Most && _seen.Add((warning.Message, warning.Origin))) _warnings.Add(warning);
    }

    public ImmutableArray<LayoutWarning> ToImmutable() => [.. _warnings];
}
