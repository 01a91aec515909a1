namespace Renderer.Templating.Syntax;

/// <summary>Words with a meaning of their own. In parentheses, or after a dot, they are names all the same.</summary>
internal static class Keywords
{
    /// <summary>Words that cannot be a plain variable.</summary>
    public static bool IsReserved(string word) => IsLoop(word) || EndsBlock(word) || word is "if" or "case" or "func" or "ret" or "capture" or "readonly"
        or "import" or "with" or "wrap" or "break" or "continue" or "do" or "in";

    /// <summary>Words that open the state of a loop: <c>for.index</c>.</summary>
    public static bool IsLoop(string word) => word is "for" or "while" or "tablerow";

    /// <summary>Words that open a block of statements, which an <c>end</c> closes.</summary>
    public static bool OpensBlock(string word) => IsLoop(word) || word is "if" or "case" or "func" or "capture" or "with" or "wrap" or "do";

    /// <summary>Words that end a block of statements.</summary>
    public static bool EndsBlock(string word) => word is "end" or "else" or "when";
}
