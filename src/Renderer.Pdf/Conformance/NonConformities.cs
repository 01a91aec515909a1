using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>What was found to keep a document from the standards asked for.</summary>
internal sealed class NonConformities(PdfConformance asked)
{
    /// <summary>Code of all of these problems.</summary>
    public const string Code = "pdf-nonconforming";

    // Whoever has this many has one cause.
    private const int Most = 100;

    public List<PdfProblem> Problems { get; } = [];

    /// <summary>Whether the demand is made at all.</summary>
    public bool Concerns(Clause clause) => clause.In(asked) is not null;

    /// <summary>Notes what a document fails, unless nobody asks for it.</summary>
    /// <param name="clause">The demand.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="hint">What to do about it.</param>
    /// <param name="origin">Where in the HTML.</param>
    public void Add(Clause clause, string message, string hint, Origin origin)
    {
        if (Problems.Count < Most && clause.In(asked) is { } name)
            Problems.Add(new PdfProblem(Code, $"{name}: {message}", hint, origin));
    }
}
