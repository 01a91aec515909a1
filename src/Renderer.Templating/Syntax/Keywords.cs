using System.Collections.Frozen;

namespace Renderer.Templating.Syntax;

/// <summary>Words with a meaning of their own. In parentheses, or after a dot, they are names all the same.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> Statements = new[]
    {
        "if", "else", "end", "for", "while", "tablerow", "case", "when", "func", "ret", "capture", "readonly", "import", "with", "wrap",
        "break", "continue",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Loops = new[] { "for", "while", "tablerow" }.ToFrozenSet();

    /// <summary>Words that cannot be a plain variable.</summary>
    public static bool IsReserved(string word) => Statements.Contains(word) || word is "do" or "in";

    /// <summary>Words that open the state of a loop: <c>for.index</c>.</summary>
    public static bool IsLoop(string word) => Loops.Contains(word);

    /// <summary>Words that end a block of statements.</summary>
    public static bool EndsBlock(string word) => word is "end" or "else" or "when";
}
