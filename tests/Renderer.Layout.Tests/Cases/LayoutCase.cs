namespace Renderer.Layout.Tests.Cases;

/// <summary>One case of the layout-test language: some HTML and what must come out of it.</summary>
/// <param name="Title">What the case shows; unique in its file.</param>
/// <param name="Html">The lines of the body.</param>
/// <param name="Sections">What is expected, in order.</param>
internal sealed record LayoutCase(string Title, string Html, IReadOnlyList<CaseSection> Sections)
{
    /// <summary>The value of a line <c>key: value</c> of the section <c>options</c>.</summary>
    public string? Option(string key) =>
        Sections.FirstOrDefault(section => section.Kind == CaseSection.Options)?.Lines
            .Where(line => line.StartsWith(key + ":", StringComparison.Ordinal)).Select(line => line[(key.Length + 1)..].Trim()).FirstOrDefault();

    public bool Has(string kind) => Sections.Any(section => section.Kind == kind);
}

/// <summary>A part of a case: <c>--- layout text</c> and the lines below it.</summary>
internal sealed record CaseSection(string Heading, IReadOnlyList<string> Lines)
{
    public const string Options = "options";

    public string Kind => Heading.Split(' ')[0];

    /// <summary>The words behind the kind: which painted things are compared.</summary>
    public string[] Words => Heading.Split(' ')[1..];
}
