namespace Renderer.Templating.Syntax;

/// <summary>Hints for misspelt words of the language. A misspelt word is a name, so the fault shows elsewhere: where an <c>end</c> is missing or left over.</summary>
internal sealed partial class Parser
{
    // A template with more names that look like words of the language is not misspelt, but odd.
    private const int MostLookalikes = 100;

    private readonly List<Lookalike> _lookalikes = [];
    private Token _statementStart;

    /// <summary>Remembers a statement that starts with a name which may be a misspelt word.</summary>
    private void NoteLookalike(Token start)
    {
        if (start.Kind == TokenKind.Identifier && _lookalikes.Count < MostLookalikes && Keywords.Meant(start.Text) is { } word)
        {
            _lookalikes.Add(new Lookalike(start, word));
        }
    }

    /// <summary>A hint when the statement that cannot go on starts with a misspelt word.</summary>
    private string? MisspeltStart()
    {
        if (_statementStart.Kind != TokenKind.Identifier || Keywords.Meant(_statementStart.Text) is not { } word)
        {
            return null;
        }

        // Its `end` is not left over: it belongs to the statement that was meant.
        _skippedBlocks += Keywords.OpensBlock(word) ? 1 : 0;
        return $"Did you mean `{word}` instead of `{_statementStart.Text}`?";
    }

    private string? EqualSign() => Current.Kind == TokenKind.Equal ? "Write `==` to compare; an assignment is a statement of its own." : null;

    /// <summary>A hint for an <c>end</c> that is left over.</summary>
    private string? MisspeltOpening() => Hint(_lookalikes.FindLast(lookalike => Keywords.OpensBlock(lookalike.Word)));

    /// <summary>A hint for a statement whose <c>end</c> is missing.</summary>
    private string? MisspeltEnd(Token start) => Hint(_lookalikes.Find(lookalike => lookalike.Word == "end" && lookalike.Name.Start > start.Start));

    private string? Hint(Lookalike? lookalike) => lookalike is null
        ? null
        : $"Did you mean `{lookalike.Word}` instead of `{lookalike.Name.Text}` in line {_file.Locate(lookalike.Name.Start).Line}?";

    private sealed record Lookalike(Token Name, string Word);
}
