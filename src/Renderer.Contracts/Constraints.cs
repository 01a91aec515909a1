namespace Renderer.Contracts;

/// <summary>A text, or every text of a list, has this pattern and at most this many characters. The schemas are made from these attributes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextAttribute(string pattern, int maximumLength = 0) : Attribute
{
    public string Pattern { get; } = pattern;

    /// <summary>0 for any length.</summary>
    public int MaximumLength { get; } = maximumLength;
}

/// <summary>A text, or every text of a list, is one of these.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>A text is one of the constants of <see cref="ProblemCodes"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProblemCodeAttribute : Attribute;

/// <summary>A number is at least this.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AtLeastAttribute(long minimum) : Attribute
{
    public long Minimum { get; } = minimum;
}

/// <summary>A dictionary has at most so many entries, and their names and values at most so many characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EntriesAttribute(int maximumCount, int maximumLength) : Attribute
{
    public int MaximumCount { get; } = maximumCount;

    public int MaximumLength { get; } = maximumLength;
}

/// <summary>A list has at most so many entries, each once.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DistinctAttribute(int maximumCount) : Attribute
{
    public int MaximumCount { get; } = maximumCount;
}

/// <summary>Of two properties at most one is given and not null.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NotBothAttribute(string first, string second) : Attribute
{
    public string First { get; } = first;

    public string Second { get; } = second;
}

/// <summary>Exactly one of two properties is given and not null.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EitherAttribute(string first, string second) : Attribute
{
    public string First { get; } = first;

    public string Second { get; } = second;
}

/// <summary>Fields that are not in the record are refused. On what the service reads; what it writes may gain fields, which readers ignore.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ClosedAttribute : Attribute;
