using System.Diagnostics.CodeAnalysis;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Reads a specified value; false if the tokens are not one.</summary>
internal delegate bool ValueParser<T>(ref ValueReader reader, [MaybeNullWhen(false)] out T value);

/// <summary>A property that holds one value: how to read it, compute it and hand it on.</summary>
internal abstract class Longhand(string name, bool isInherited)
{
    public string Name { get; } = name;

    public bool IsInherited { get; } = isInherited;

    /// <summary>Place in the order of computation: what others depend on comes first.</summary>
    public int Index { get; set; }

    /// <summary>The specified value at the reader, or null.</summary>
    public abstract object? Parse(ref ValueReader reader);

    public abstract void Compute(object specified, ComputedStyle style, ComputeContext context);

    public abstract void Copy(ComputedStyle from, ComputedStyle to);
}

/// <summary>A <see cref="Longhand"/> whose specified value is a <typeparamref name="T"/>.</summary>
internal sealed class Longhand<T>(string name, bool isInherited) : Longhand(name, isInherited)
    where T : notnull
{
    public required ValueParser<T> Reading { get; init; }

    public required Action<ComputedStyle, T, ComputeContext> Computing { get; init; }

    public required Action<ComputedStyle, ComputedStyle> Copying { get; init; }

    public override object? Parse(ref ValueReader reader) => Reading(ref reader, out var value) ? value : null;

    public override void Compute(object specified, ComputedStyle style, ComputeContext context) => Computing(style, (T)specified, context);

    public override void Copy(ComputedStyle from, ComputedStyle to) => Copying(from, to);
}
