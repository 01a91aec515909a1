namespace Renderer.Templating.Analysis;

/// <summary>How sure a finding is to matter.</summary>
public enum FindingWeight
{
    /// <summary>Superfluous, but harmless.</summary>
    Note,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>Fails when it is reached.</summary>
    Error,
}

/// <summary>Something in a template that is wrong or superfluous whatever the data is.</summary>
/// <param name="Weight">How much it matters.</param>
/// <param name="Code">One of <see cref="TemplateFindingCodes"/>.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What it is.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record TemplateFinding(FindingWeight Weight, string Code, TemplatePlace Place, string Message, string Hint);

/// <summary>The codes of <see cref="TemplateFinding.Code"/>. Codes are added, never renamed.</summary>
public static class TemplateFindingCodes
{
    /// <summary>A variable is set and never read.</summary>
    public const string NameUnused = "name-unused";

    /// <summary>A function is never called.</summary>
    public const string FunctionUnused = "function-unused";

    /// <summary>A branch or statement can never run.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>A value of the data is written unescaped.</summary>
    public const string WrittenRaw = "written-raw";

    /// <summary>Data is run as a template.</summary>
    public const string DataEvaluated = "data-evaluated";

    /// <summary>A variable has the name of a built-in and hides it.</summary>
    public const string BuiltInHidden = "built-in-hidden";

    /// <summary>A group of built-in functions has no function of this name.</summary>
    public const string FunctionUnknown = "function-unknown";
}
