namespace Renderer.Templating.Syntax;

/// <summary>Words with a meaning of their own. In parentheses, or after a dot, they are names all the same.</summary>
internal static class Keywords
{
    // Words of two letters look like too many names.
    private static readonly string[] Long =
    [
        "else", "end", "for", "while", "tablerow", "case", "when", "func", "ret", "capture", "readonly", "import", "with", "wrap", "break", "continue",
    ];

    /// <summary>Words that cannot be a plain variable.</summary>
    public static bool IsReserved(string word) => IsLoop(word) || EndsBlock(word) || word is "if" or "case" or "func" or "ret" or "capture" or "readonly"
        or "import" or "with" or "wrap" or "break" or "continue" or "do" or "in";

    /// <summary>Words that open the state of a loop: <c>for.index</c>.</summary>
    public static bool IsLoop(string word) => word is "for" or "while" or "tablerow";

    /// <summary>Words that open a block of statements, which an <c>end</c> closes.</summary>
    public static bool OpensBlock(string word) => IsLoop(word) || word is "if" or "case" or "func" or "capture" or "with" or "wrap" or "do";

    /// <summary>The word a name was probably meant to be: a misspelt one, or another language's; null for none.</summary>
    public static string? Meant(string name) => name switch
    {
        "elseif" or "elsif" or "elif" => "else if",
        "endif" or "endfor" or "endwhile" or "endcase" or "endfunc" or "endcapture" or "endwith" or "fi" or "done" => "end",
        "foreach" => "for",
        "switch" => "case",
        "return" => "ret",
        "function" or "def" => "func",
        _ when name.Length < 3 || IsReserved(name) => null,
        _ => NearestName.Find(name, Long),
    };

    /// <summary>Words that end a block of statements.</summary>
    public static bool EndsBlock(string word) => word is "end" or "else" or "when";
}
