using AngleSharp.Dom;
using Renderer.Reports;

namespace Renderer.Cli.Linting;

/// <summary>A fault of a page, at the element that has it.</summary>
internal sealed record PageFault(IElement? Element, string Code, string Message, string Hint)
{
    /// <summary>Better mended, but the page can be published.</summary>
    public bool IsWarning { get; init; }

    /// <param name="page">What the page is called.</param>
    public Problem At(string page)
    {
        var position = Element?.SourceReference?.Position;
        return new(IsWarning ? Severity.Warning : Severity.Error, Code, position is { } at ? $"{page}({at.Line},{at.Column})" : page, Message, Hint);
    }
}
