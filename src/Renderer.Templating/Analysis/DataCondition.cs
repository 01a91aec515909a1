namespace Renderer.Templating.Analysis;

/// <summary>What is known of a place in the data where a template reads on.</summary>
public enum DataConditionKind
{
    /// <summary>It is there; its value may be null.</summary>
    Exists,

    /// <summary>It is there and not null.</summary>
    NotNull,

    /// <summary>It was asked whether it is there, and it is.</summary>
    Has,

    /// <summary>It was asked whether it is there, and it is not.</summary>
    Lacks,

    /// <summary>It has the value.</summary>
    Equals,

    /// <summary>It has another value.</summary>
    Differs,

    /// <summary><c>object.typeof</c> gives the value.</summary>
    IsType,

    /// <summary><c>object.typeof</c> gives something else.</summary>
    IsNotType,
}

/// <summary>A condition that holds where a template reads: it was asked for before.</summary>
/// <param name="Path">The place it is about.</param>
/// <param name="Kind">What is known.</param>
/// <param name="Value">The text or the type's name it was compared with; null for the others.</param>
public readonly record struct DataCondition(DataPath Path, DataConditionKind Kind, string? Value = null);
