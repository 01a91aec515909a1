using System.Collections.Immutable;

namespace Renderer.Layout;

/// <summary>Bounds of one layout and the fonts behind the generic names.</summary>
public sealed record LayoutOptions
{
    /// <summary>Most pages a document may have; more is a problem. Default 2,000.</summary>
    public int MaximumPages { get; init; } = 2000;

    /// <summary>Deepest nesting of elements, 1 to 256; deeper ones dissolve into the ancestor at this depth, with a warning. Default 256.</summary>
    public int MaximumDepth
    {
        get;
        // Layout follows the tree with calls, and a pool thread's stack reaches some 400 tables deep.
        init => field = value is >= 1 and <= 256 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The depth of elements is limited to 1 to 256.");
    }
    = 256;

    /// <summary>Longest time one layout may take; longer is a problem. Default none: callers with a deadline cancel.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The clock of <see cref="TimeLimit"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The families that stand for CSS generic family names. Default: Noto Serif SC for <c>serif</c>, Noto Sans SC for <c>sans-serif</c>, <c>monospace</c> and
    /// <c>system-ui</c>, LXGW WenKai for <c>cursive</c> and <c>kai</c>, FandolFang for <c>fangsong</c>.</summary>
    public ImmutableDictionary<string, string> GenericFamilies { get; init; } = new Dictionary<string, string>
    {
        ["serif"] = "Noto Serif SC",
        ["sans-serif"] = "Noto Sans SC",
        ["system-ui"] = "Noto Sans SC",
        ["monospace"] = "Noto Sans SC",
        ["cursive"] = "LXGW WenKai",
        ["kai"] = "LXGW WenKai",
        ["fangsong"] = "FandolFang",
    }.ToImmutableDictionary();
}
