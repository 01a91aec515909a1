namespace Renderer.Templating.Evaluation;

/// <summary>What a <see cref="Value"/> holds.</summary>
internal enum ValueKind : byte
{
    /// <summary>Nothing by that name; becomes <see cref="Null"/> outside strict mode.</summary>
    Undefined,
    Null,

    /// <summary>The special variable <c>empty</c>.</summary>
    Empty,
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A whole number beyond 64 bits.</summary>
    BigInteger,
    Double,
    Decimal,
    String,

    /// <summary>A string that is HTML already and is written without escaping.</summary>
    Markup,
    Date,
    TimeSpan,
    Array,
    Range,
    Object,
    Function,
}

/// <summary>Finer distinctions inside a kind, visible through <c>object.kind</c> only.</summary>
internal enum ValueForm : byte
{
    None,

    /// <summary>A double of 32 bits precision.</summary>
    Single,

    /// <summary>An integer written with <c>u</c>.</summary>
    Unsigned,
}
