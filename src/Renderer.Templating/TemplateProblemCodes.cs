namespace Renderer.Templating;

/// <summary>The codes of <see cref="TemplateProblem.Code"/>. Codes are added, never renamed.</summary>
public static class TemplateProblemCodes
{
    /// <summary>The text is not in the template language.</summary>
    public const string Syntax = "template-syntax";

    /// <summary>The template nests deeper than the parser goes.</summary>
    public const string Depth = "template-depth";

    /// <summary>Strict mode: no variable or member of that name.</summary>
    public const string UnknownName = "template-unknown-name";

    /// <summary>No file of that name in the set.</summary>
    public const string UnknownInclude = "template-unknown-include";

    /// <summary>An operator or statement does not take values of this type.</summary>
    public const string Type = "template-type";

    /// <summary>A function was called with wrong arguments, or what was called is no function.</summary>
    public const string Argument = "template-argument";

    /// <summary>A read-only variable was set.</summary>
    public const string ReadOnly = "template-read-only";

    /// <summary>A function of the host failed.</summary>
    public const string HostFunction = "template-host-function";

    /// <summary>More evaluation steps than <see cref="TemplateLimits.Steps"/>.</summary>
    public const string Steps = "template-steps";

    /// <summary>A loop of more iterations, or a function over more items, than <see cref="TemplateLimits.Iterations"/>.</summary>
    public const string Iterations = "template-iterations";

    /// <summary>Functions, includes or nested values deeper than <see cref="TemplateLimits.Recursion"/>.</summary>
    public const string Recursion = "template-recursion";

    /// <summary>More output than <see cref="TemplateLimits.OutputLength"/>, or one string longer than that.</summary>
    public const string Output = "template-output";

    /// <summary>More memory than <see cref="TemplateLimits.Memory"/>.</summary>
    public const string Memory = "template-memory";

    /// <summary>A whole number of more digits than the engine computes with.</summary>
    public const string NumberSize = "template-number-size";

    /// <summary>A regular expression took longer than <see cref="TemplateLimits.RegexTimeout"/>.</summary>
    public const string RegexTime = "template-regex-time";

    /// <summary>Whether a code says that a limit was passed, rather than that the template is wrong.</summary>
    public static bool IsLimit(string code) => code is Depth or Steps or Iterations or Recursion or Output or Memory or NumberSize or RegexTime;
}
