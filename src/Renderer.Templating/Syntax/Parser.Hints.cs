namespace Renderer.Templating.Syntax;

/// <summary>Hints for misspelt words of the language. A misspelt word is a name, so the fault shows elsewhere: where an <c>end</c> is missing or left over.</summary>
internal sealed partial class Parser
{
    // A template with more names that look like words of the language is not misspelt, but odd.
    private const int MostLookalikes = 100;

    private List<Lookalike>? _lookalikes;

    /// <summary>Statements that start with a name which may be a misspelt word. Looked for only when something is wrong already.</summary>
    private List<Lookalike> Lookalikes => _lookalikes ??= [.. FindLookalikes().Take(MostLookalikes)];

    private IEnumerable<Lookalike> FindLookalikes()
    {
        var words = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 1; i + 1 < _tokens.Count; i++)
        {
            var isStart = _tokens[i].Kind == TokenKind.Identifier && _tokens[i - 1].Kind is TokenKind.CodeEnter or TokenKind.NewLine or TokenKind.Semicolon;
            if (!isStart || IsPartOfTarget(_tokens[i + 1].Kind))
            {
                continue;
            }

            var name = _tokens[i].Text;
            if (!words.TryGetValue(name, out var word))
            {
                words.Add(name, word = Keywords.Meant(name));
            }

            if (word is not null)
            {
                yield return new Lookalike(_tokens[i], word);
            }
        }
    }

    private static bool IsPartOfTarget(TokenKind next) =>
        next is TokenKind.Equal or TokenKind.Dot or TokenKind.QuestionDot or TokenKind.OpenBracket || CompoundOperator(next) is not null;

    /// <summary>A hint when the statement that cannot go on starts with a misspelt word.</summary>
    private string? MisspeltStart()
    {
        var start = _tokens[_statementStart];
        if (start.Kind != TokenKind.Identifier || Keywords.Meant(start.Text) is not { } word)
        {
            return null;
        }

        // Its `end` is not left over: it belongs to the statement that was meant.
        _skippedBlocks += Keywords.OpensBlock(word) ? 1 : 0;
        return $"Did you mean `{word}` instead of `{start.Text}`?";
    }

    private string? EqualSign() => Current.Kind == TokenKind.Equal ? "Write `==` to compare; an assignment is a statement of its own." : null;

    /// <summary>A hint for an <c>end</c> that is left over.</summary>
    private string? MisspeltOpening() => Hint(Lookalikes.FindLast(lookalike => Keywords.OpensBlock(lookalike.Word) && lookalike.Name.Start < Current.Start));

    /// <summary>A hint for a statement whose <c>end</c> is missing.</summary>
    private string? MisspeltEnd(Token start) => Hint(Lookalikes.Find(lookalike => lookalike.Word == "end" && lookalike.Name.Start > start.Start));

    private string? Hint(Lookalike? lookalike) => lookalike is null
        ? null
        : $"Did you mean `{lookalike.Word}` instead of `{lookalike.Name.Text}` in line {_file.Locate(lookalike.Name.Start).Line}?";

    private sealed record Lookalike(Token Name, string Word);
}
