using System.Collections.Immutable;

namespace Renderer.Templating.Analysis;

/// <summary>A place in a template.</summary>
/// <param name="File">Template file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
public readonly record struct TemplatePlace(string File, int Line, int Column);

/// <summary>What a template does with a value of the data.</summary>
public enum DataUse
{
    /// <summary>It is asked for: fails if it is not there.</summary>
    Read,

    /// <summary>It is asked for by an index or key: null if it is not there.</summary>
    Indexed,

    /// <summary>A member, item or the size of it is read: fails if it is null.</summary>
    Owner,

    /// <summary>It is looped over.</summary>
    Iterated,

    /// <summary>It is written.</summary>
    Written,

    /// <summary>It is compared by order: nothing is smaller or greater than null.</summary>
    Ordered,

    /// <summary>It goes to a function that fails on null.</summary>
    Argument,

    /// <summary>It goes where the analysis does not follow: everything in it counts as read.</summary>
    Whole,
}

/// <summary>One reading of the data.</summary>
/// <param name="Path">What is read.</param>
/// <param name="Use">What for.</param>
/// <param name="Place">Where.</param>
public sealed record DataRead(DataPath Path, DataUse Use, TemplatePlace Place)
{
    /// <summary>The template says that it may be missing (<c>?.</c>, <c>??</c>), or whether it may be cannot be told here.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>The name is computed, not written in the template.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The function it goes to, for <see cref="DataUse.Argument"/>.</summary>
    public string? Function { get; init; }

    /// <summary>What is known of the data where it is read.</summary>
    public ImmutableHashSet<DataCondition> Given { get; init; } = [];
}

/// <summary>A comparison of the data with a text of the template.</summary>
/// <param name="Path">What is compared.</param>
/// <param name="Text">With what.</param>
/// <param name="Place">Where.</param>
public sealed record DataComparison(DataPath Path, string Text, TemplatePlace Place)
{
    /// <summary>What is known of the data where it is compared.</summary>
    public ImmutableHashSet<DataCondition> Given { get; init; } = [];
}
