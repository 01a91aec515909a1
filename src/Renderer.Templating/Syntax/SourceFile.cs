namespace Renderer.Templating.Syntax;

/// <summary>One template text with its name; turns offsets into lines and columns.</summary>
internal sealed class SourceFile(string name, string text)
{
    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>Line and column, both from 1, of an offset.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    public TemplateProblem Problem(int offset, string code, string message, string? hint)
    {
        var (line, column) = Locate(offset);
        return new TemplateProblem(Name, line, column, code, message, hint);
    }
}
