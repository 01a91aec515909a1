namespace Renderer.Templating.Syntax;

/// <summary>The problems found while parsing a set of files.</summary>
internal sealed class ProblemList
{
    // A file that is no template at all should not return one problem per character.
    private const int Most = 100;

    private readonly List<TemplateProblem> _problems = [];

    public int Count => _problems.Count;

    /// <summary>Whether further problems are not kept: what only serves a message need not be worked out.</summary>
    public bool IsFull => _problems.Count >= Most;

    public void Add(SourceFile file, int offset, string code, string message, string? hint = null)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(file.Problem(offset, code, message, hint));
        }
    }

    /// <summary>Ends a parse with all problems, ordered by place.</summary>
    /// <exception cref="TemplateException">There is at least one.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new TemplateException([.. _problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        }
    }
}
