using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>One check of one document: where it is and what it found.</summary>
internal sealed class SchemaRun
{
    // A list of a million wrong items must not become a million violations; callers show far fewer.
    private const int Most = 1000;

    private List<Violation>? _found = [];
    private TitleOfPlace _title;

    /// <summary>Where in the document the check is.</summary>
    public PlacePath Path { get; } = new();

    /// <summary>Whether violations are wanted; if not, the first one ends the check of a schema.</summary>
    public bool Collects => _found is not null;

    /// <summary>Takes note of the author's word for the value; the word nearest to the data's own name wins over that of a definition it refers to.</summary>
    /// <returns>What to hand to <see cref="LeaveTitle"/>.</returns>
    public TitleOfPlace EnterTitle(string? title)
    {
        var before = _title;
        if (title is not null && (before.Text is null || before.Depth < Path.Depth)) _title = new(title, Path.Depth);
        return before;
    }

    public void LeaveTitle(TitleOfPlace before) => _title = before;

    /// <summary>Checks a whole document.</summary>
    public static IReadOnlyList<Violation> Check(SchemaNode schema, JsonElement document)
    {
        var run = new SchemaRun();
        schema.Accepts(document, run);
        return run._found!;
    }

    /// <summary>Notes a violation at the current place, or at a member of it. Always false, for <c>return run.Fails(...)</c>.</summary>
    public bool Fails(string message, string hint, string? member = null)
    {
        if (_found is null || _found.Count >= Most) return false;
        var titled = _title.Text is null ? message : $"{message} ({_title.Text})";
        _found.Add(new(Path.Pointer(member), titled, hint));
        return false;
    }

    /// <summary>Asks whether a schema accepts a value, keeping nothing of what it finds.</summary>
    public bool Probe(SchemaNode schema, JsonElement instance)
    {
        var kept = _found;
        _found = null;
        var accepted = schema.Accepts(instance, this);
        _found = kept;
        return accepted;
    }

    /// <summary>What a schema finds in a value, apart from what was found so far.</summary>
    public IReadOnlyList<Violation> Explore(SchemaNode schema, JsonElement instance)
    {
        var kept = _found;
        var found = _found = [];
        schema.Accepts(instance, this);
        _found = kept;
        return found;
    }

    public void Add(IReadOnlyList<Violation> violations) => _found?.AddRange(violations.Take(Most - _found.Count));

    /// <summary>A title and how deep in the document it was met.</summary>
    internal readonly record struct TitleOfPlace(string? Text, int Depth);
}
